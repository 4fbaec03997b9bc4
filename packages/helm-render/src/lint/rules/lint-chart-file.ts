import { METADATA, metadataOf, type UncheckedMetadata } from '@metachart/chart-composer';
import { basePath } from '@metachart/go-runtime/path';
import { GoError, type GoStruct, type GoValue } from '@metachart/go-runtime/reflect';
import { newVersion, parseConstraint, validateConstraint } from '@metachart/go-runtime/semver';
import { quote } from '@metachart/go-runtime/strconv';
import { decodeYamlInto, decodeYamlObject } from '@metachart/go-runtime/yaml';
import type { ChartFolder } from '../chart-folder.ts';
import type { LintMessage } from '../lint-message.ts';
import { isEmail } from './is-email.ts';
import { isRequestUrl, isUrl } from './is-url.ts';

/** The rules about Chart.yaml (Helm: pkg/lint/rules/chartfile.go). Each rule reports its first problem. */
export function lintChartFile(folder: ChartFolder): LintMessage[] {
  const messages: LintMessage[] = [];
  const report = (severity: LintMessage['severity'], text: string | undefined): void => {
    if (text !== undefined) messages.push({ severity, path: FILE, text });
  };
  if (folder.stat(FILE) === 'directory') report('error', 'should be a file, not a directory');
  const read = readChartFile(folder);
  if (read.problem !== undefined) {
    report('error', `unable to parse YAML\n\t${read.problem}`);
    return messages;
  }
  const { metadata, fields } = read;
  report('error', checkName(metadata));
  report('error', checkApiVersion(metadata));
  report('error', checkIsString(fields, 'version'));
  report('error', checkVersion(metadata));
  report('error', checkIsString(fields, 'appVersion'));
  report('error', checkMaintainers(metadata));
  report('error', checkSources(metadata));
  report('info', metadata.icon === '' ? 'icon is recommended' : undefined);
  report('error', checkIcon(metadata));
  report('error', checkType(metadata));
  report('error', checkDependencies(metadata));
  return messages;
}

const FILE = 'Chart.yaml';

type ReadChartFile =
  | { readonly problem: string }
  | {
      readonly problem: undefined;
      readonly metadata: UncheckedMetadata;
      /** The same file without coercion, for the types of its scalars. */
      readonly fields: ReadonlyMap<string, GoValue>;
    };

function readChartFile(folder: ChartFolder): ReadChartFile {
  try {
    const text = folder.read(FILE);
    return {
      problem: undefined,
      metadata: metadataOf(decodeYamlInto(text, METADATA) as GoStruct),
      fields: fieldsOf(text),
    };
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    return { problem: error.message };
  }
}

function fieldsOf(text: string): ReadonlyMap<string, GoValue> {
  try {
    return decodeYamlObject(text);
  } catch (error) {
    // A key that is too much for a map is none for the metadata.
    if (error instanceof GoError) return new Map();
    throw error;
  }
}

function checkName({ name }: UncheckedMetadata): string | undefined {
  if (name === '') return 'name is required';
  return basePath(name) === name ? undefined : `chart name ${quote(name)} is invalid`;
}

function checkApiVersion({ apiVersion }: UncheckedMetadata): string | undefined {
  const values = 'The value must be either "v1" or "v2"';
  if (apiVersion === '') return `apiVersion is required. ${values}`;
  return apiVersion === 'v1' || apiVersion === 'v2' ? undefined : `apiVersion '${apiVersion}' is not valid. ${values}`;
}

function checkIsString(fields: ReadonlyMap<string, GoValue>, key: string): string | undefined {
  const value = fields.get(key);
  if (value === undefined || typeof value === 'string') return undefined;
  return `${key} should be of type string but it's of type ${typeName(value)}`;
}

/** What `%T` prints for a value decoded from YAML. */
function typeName(value: GoValue): string {
  if (value === null) return '<nil>';
  if (value instanceof Map) return 'map[string]interface {}';
  if (Array.isArray(value)) return '[]interface {}';
  return typeof value === 'boolean' ? 'bool' : 'float64';
}

function checkVersion({ version }: UncheckedMetadata): string | undefined {
  if (version === '') return 'version is required';
  try {
    const { ok, errors } = validateConstraint(parseConstraint('>0.0.0-0'), newVersion(version));
    return ok || errors.length === 0 ? undefined : `version ${errors[0]}`;
  } catch (error) {
    if (error instanceof GoError) return `version '${version}' is not a valid SemVer`;
    throw error;
  }
}

function checkMaintainers({ maintainers }: UncheckedMetadata): string | undefined {
  for (const maintainer of maintainers ?? []) {
    if (maintainer === null) return 'a maintainer entry is empty';
    const { name, email, url } = maintainer;
    if (name === '') return 'each maintainer requires a name';
    if (email !== '' && !isEmail(email)) return `invalid email '${email}' for maintainer '${name}'`;
    if (url !== '' && !isUrl(url)) return `invalid url '${url}' for maintainer '${name}'`;
  }
  return undefined;
}

function checkSources({ sources }: UncheckedMetadata): string | undefined {
  const wrong = sources?.find((source) => !isRequestUrl(source));
  return wrong === undefined ? undefined : `invalid source URL '${wrong}'`;
}

function checkIcon({ icon }: UncheckedMetadata): string | undefined {
  return icon === '' || isRequestUrl(icon) ? undefined : `invalid icon URL '${icon}'`;
}

function checkType({ type, apiVersion }: UncheckedMetadata): string | undefined {
  if (type === '' || apiVersion === 'v2') return undefined;
  return `chart type is not valid in apiVersion '${apiVersion}'. It is valid in apiVersion 'v2'`;
}

function checkDependencies({ dependencies, apiVersion }: UncheckedMetadata): string | undefined {
  if ((dependencies ?? []).length === 0 || apiVersion === 'v2') return undefined;
  return `dependencies are not valid in the Chart file with apiVersion '${apiVersion}'. They are valid in apiVersion 'v2'`;
}
