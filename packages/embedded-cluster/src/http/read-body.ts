import type { IncomingMessage } from 'node:http';
import { parseManifests } from '@metachart/kube-model';
import { decodeProtobuf } from './decode-protobuf.ts';
import { badRequest, tooLarge } from './status-error.ts';

/** As the real server bounds the body of a request. */
const MAXIMUM_BODY = 3 * 1024 * 1024;

/** The bytes of a body; nothing where there is none. Throws RequestEntityTooLarge. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size <= MAXIMUM_BODY) chunks.push(bytes);
  }
  if (size > MAXIMUM_BODY) throw tooLarge(MAXIMUM_BODY);
  return Buffer.concat(chunks);
}

/** Reads JSON, or YAML or protobuf where the type says so. */
export function parseBody(body: Buffer, contentType: string): unknown {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (type === 'application/vnd.kubernetes.protobuf') return decodeProtobuf(body);
  const text = body.toString('utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    if (isShallow(parsed)) return parsed;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (type.includes('yaml')) return parseYamlBody(text);
    throw badRequest(`couldn't get version/kind; json parse error: ${error.message}`);
  }
  throw badRequest(TOO_DEEP);
}

function parseYamlBody(text: string): unknown {
  try {
    return parseManifests(text)[0];
  } catch (error) {
    throw badRequest(`error decoding YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const MAXIMUM_DEPTH = 500;
const TOO_DEEP = 'the body of the request is nested too deeply';

/** Everything that walks an object recurses. YAML is bounded where it is read. */
function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAXIMUM_DEPTH) return false;
  return Object.values(value).every((child) => isShallow(child, depth + 1));
}
