import { badRequest, StatusError } from '../http/status-error.ts';
import { cloneJson, equalJson, isJsonObject, setField } from './json.ts';

const MAXIMUM_OPERATIONS = 10000;

/** RFC 6902: add, remove, replace, move, copy, test. Throws BadRequest for a malformed patch, Invalid for one that fails. */
export function applyJsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw badRequest('error decoding patch: the patch is not a list');
  if (patch.length > MAXIMUM_OPERATIONS) {
    throw new StatusError(
      413,
      'RequestEntityTooLarge',
      `The allowed maximum operations in a JSON patch is ${MAXIMUM_OPERATIONS}, got ${patch.length}`,
    );
  }
  let document = target;
  for (const operation of patch) document = applyOperation(document, operation);
  return document;
}

function applyOperation(document: unknown, operation: unknown): unknown {
  if (!isJsonObject(operation) || typeof operation.path !== 'string') throw badRequest('error decoding patch');
  const path = parsePointer(operation.path);
  switch (operation.op) {
    case 'add':
      return put(document, path, cloneJson(operation.value), 'add');
    case 'replace':
      return put(document, path, cloneJson(operation.value), 'replace');
    case 'remove':
      return put(document, path, undefined, 'remove');
    case 'test':
      if (!equalJson(read(document, path), operation.value)) {
        throw refused(`testing value ${operation.path} failed: test failed`);
      }
      return document;
    case 'copy':
    case 'move': {
      if (typeof operation.from !== 'string') throw badRequest('error decoding patch');
      const from = parsePointer(operation.from);
      const value = cloneJson(read(document, from));
      const rest = operation.op === 'move' ? put(document, from, undefined, 'remove') : document;
      return put(rest, path, value, 'add');
    }
    default:
      throw badRequest(`Unexpected kind: ${String(operation.op)}`);
  }
}

function parsePointer(pointer: string): readonly string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw refused(`the path ${pointer} does not start with a slash`);
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function read(document: unknown, path: readonly string[]): unknown {
  let at = document;
  for (const part of path) {
    if (Array.isArray(at)) at = at[indexOf(at, part, at.length - 1)];
    else if (isJsonObject(at) && Object.hasOwn(at, part)) at = at[part];
    else throw refused(`missing path /${path.join('/')}`);
  }
  return at;
}

function put(document: unknown, path: readonly string[], value: unknown, how: 'add' | 'replace' | 'remove'): unknown {
  const last = path.at(-1);
  if (last === undefined) return how === 'remove' ? {} : value;
  const parent = read(document, path.slice(0, -1));
  if (Array.isArray(parent)) {
    if (how === 'add') parent.splice(last === '-' ? parent.length : indexOf(parent, last, parent.length), 0, value);
    else if (how === 'remove') parent.splice(indexOf(parent, last, parent.length - 1), 1);
    else parent[indexOf(parent, last, parent.length - 1)] = value;
  } else if (isJsonObject(parent)) {
    if (how !== 'add' && !Object.hasOwn(parent, last)) throw refused(`missing path /${path.join('/')}`);
    if (how === 'remove') delete parent[last];
    else setField(parent, last, value);
  } else {
    throw refused(`missing path /${path.join('/')}`);
  }
  return document;
}

function indexOf(list: readonly unknown[], part: string, last: number): number {
  const index = /^(?:0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1;
  if (index < 0 || index > last) throw refused(`invalid index ${part} of a list of ${list.length}`);
  return index;
}

function refused(why: string): StatusError {
  return new StatusError(422, 'Invalid', `the server rejected our request due to an error in our request: ${why}`, {});
}
