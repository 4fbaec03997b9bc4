import { byteLength } from '@metachart/go-runtime/bytes';
import { quote } from '@metachart/go-runtime/strconv';

export interface NamedObject {
  readonly kind: string;
  readonly name: string;
}

/**
 * What is wrong with the name of an object of this kind, in the words of Kubernetes, or undefined. Kinds without a rule of
 * their own are held to the rule of most, a DNS subdomain; a name that is missing is an empty one.
 * Helm: pkg/lint/rules/template.go, validateMetadataName.
 */
export function validateObjectName({ kind, name }: NamedObject): string | undefined {
  const problems = ruleOf(kind)(name);
  if (problems.length === 0) return undefined;
  const errors = problems.map((problem) => `metadata.name: Invalid value: ${quote(name)}: ${problem}`);
  const all = errors.length === 1 ? errors[0]! : `[${errors.join(', ')}]`;
  return `object name does not conform to Kubernetes naming requirements: ${quote(name)}: ${all}`;
}

type NameRule = (name: string) => readonly string[];

function ruleOf(kind: string): NameRule {
  switch (kind.toLowerCase()) {
    case 'service':
      return isServiceName;
    case 'namespace':
      return isLabel;
    case 'certificatesigningrequest':
      return () => [];
    case 'role':
    case 'clusterrole':
    case 'rolebinding':
    case 'clusterrolebinding':
      return isPathSegment;
    default:
      return isSubdomain;
  }
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const SERVICE_LABEL = '[a-z]([-a-z0-9]*[a-z0-9])?';

const labelPattern = new RegExp(`^${LABEL}$`);
const subdomainPattern = new RegExp(`^${SUBDOMAIN}$`);
const serviceLabelPattern = new RegExp(`^${SERVICE_LABEL}$`);

function isSubdomain(name: string): string[] {
  const problems = tooLong(name, 253);
  if (!subdomainPattern.test(name)) {
    problems.push(
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and " +
        `end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
    );
  }
  return problems;
}

function isLabel(name: string): string[] {
  const problems = tooLong(name, 63);
  if (labelPattern.test(name)) return problems;
  problems.push(
    subdomainPattern.test(name)
      ? 'must not contain dots'
      : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end " +
          `with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`,
  );
  return problems;
}

function isServiceName(name: string): string[] {
  const problems = tooLong(name, 63);
  if (!serviceLabelPattern.test(name)) {
    problems.push(
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, " +
        `and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '${SERVICE_LABEL}')`,
    );
  }
  return problems;
}

function isPathSegment(name: string): string[] {
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((part) => name.includes(part)).map((part) => `may not contain '${part}'`);
}

function tooLong(name: string, limit: number): string[] {
  return byteLength(name) > limit ? [`must be no more than ${limit} characters`] : [];
}
