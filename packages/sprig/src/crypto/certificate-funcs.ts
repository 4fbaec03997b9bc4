import { stringOf } from '@metachart/go-runtime/bytes';
import {
  ANY_SLICE,
  defineFunc,
  GoError,
  type GoFunc,
  type GoNil,
  GoStruct,
  type GoType,
  type GoValue,
  INT,
  STRING,
} from '@metachart/go-runtime/reflect';
import { addDuration } from '@metachart/go-runtime/time';
import { decodeBase64 } from '../encoding/base64.ts';
import type { SprigEnvironment } from '../sprig-environment.ts';
import { printValue } from '../values/print-value.ts';
import { type CertificateTemplate, createCertificate } from './create-certificate.ts';
import { generatePrivateKey } from './generate-private-key.ts';
import { parseIpAddress } from './ip-address.ts';
import { nodeCrypto } from './node-crypto.ts';
import { decodePem, encodePem } from './pem.ts';
import { formatPrivateKey, type PrivateKey, parsePrivateKey } from './private-key.ts';
import { parseSignerCertificate } from './signer-certificate.ts';

/** sprig's unexported struct: both fields are PEM texts. */
export const CERTIFICATE: GoType<GoStruct> = {
  kind: 'struct',
  name: 'sprig.certificate',
  fields: [
    { name: 'Cert', type: STRING },
    { name: 'Key', type: STRING },
  ],
};

/**
 * Keys and X.509 certificates (crypto.go). Certificates are what Go's x509 makes of sprig's template: version 3, a serial
 * of up to 128 bits, for servers and clients, valid from now for the given number of days.
 */
export function certificateFuncs(environment: Pick<SprigEnvironment, 'now' | 'random'>): readonly GoFunc[] {
  return [
    defineFunc('genPrivateKey', { params: [STRING], result: STRING }, (type) => {
      const key = generatePrivateKey(type);
      return key ? formatPrivateKey(key) : `Unknown type ${type}`;
    }),
    defineFunc('buildCustomCert', { params: [STRING, STRING], result: CERTIFICATE }, buildCustomCertificate),
    defineFunc('genCA', { params: [STRING, INT], result: CERTIFICATE }, (name, days) =>
      selfSign(authority(name, days.value, environment), generateRsaKey()),
    ),
    defineFunc('genCAWithKey', { params: [STRING, INT, STRING], result: CERTIFICATE }, (name, days, key) =>
      selfSign(authority(name, days.value, environment), parseGivenKey(key)),
    ),
    defineFunc('genSelfSignedCert', { params: subjectParams, result: CERTIFICATE }, (name, ips, dnsNames, days) =>
      selfSign(endEntity({ name, ips, dnsNames, days: days.value }, environment), generateRsaKey()),
    ),
    defineFunc(
      'genSelfSignedCertWithKey',
      { params: [...subjectParams, STRING], result: CERTIFICATE },
      (name, ips, dnsNames, days, key) => {
        const subjectKey = parseGivenKey(key);
        return selfSign(endEntity({ name, ips, dnsNames, days: days.value }, environment), subjectKey);
      },
    ),
    defineFunc(
      'genSignedCert',
      { params: [...subjectParams, CERTIFICATE], result: CERTIFICATE },
      (name, ips, dnsNames, days, ca) =>
        signBy(ca, () => endEntity({ name, ips, dnsNames, days: days.value }, environment), generateRsaKey),
    ),
    defineFunc(
      'genSignedCertWithKey',
      { params: [...subjectParams, CERTIFICATE, STRING], result: CERTIFICATE },
      (name, ips, dnsNames, days, ca, key) => {
        const subjectKey = parseGivenKey(key);
        return signBy(
          ca,
          () => endEntity({ name, ips, dnsNames, days: days.value }, environment),
          () => subjectKey,
        );
      },
    ),
  ];
}

const subjectParams = [STRING, ANY_SLICE, ANY_SLICE, INT] as const;

interface Subject {
  readonly name: string;
  readonly ips: GoValue[] | GoNil;
  readonly dnsNames: GoValue[] | GoNil;
  readonly days: bigint;
}

function authority(
  name: string,
  days: bigint,
  environment: Pick<SprigEnvironment, 'now' | 'random'>,
): CertificateTemplate {
  return { ...template({ name, days }, environment), isCa: true };
}

function endEntity(subject: Subject, environment: Pick<SprigEnvironment, 'now' | 'random'>): CertificateTemplate {
  const ipAddresses = textItems(subject.ips).map(({ value, text }) => {
    const address = text === undefined ? undefined : parseIpAddress(text);
    if (address) return address;
    const problem = text === undefined ? `${printValue(value)} is not a string` : text;
    throw new GoError(`error parsing ip: ${problem}`);
  });
  const dnsNames = textItems(subject.dnsNames).map(({ value, text }) => {
    if (text !== undefined) return text;
    throw new GoError(`error processing alternate dns name: ${printValue(value)} is not a string`);
  });
  return { ...template(subject, environment), ipAddresses, dnsNames };
}

function textItems(list: GoValue[] | GoNil): { readonly value: GoValue; readonly text: string | undefined }[] {
  const items = Array.isArray(list) ? list : [];
  return items.map((value) => ({ value, text: typeof value === 'string' ? value : undefined }));
}

const nanosecondsPerDay = 24n * 60n * 60n * 1_000_000_000n;

function template(
  { name, days }: Pick<Subject, 'name' | 'days'>,
  { now, random }: Pick<SprigEnvironment, 'now' | 'random'>,
): CertificateTemplate {
  const start = now();
  // A time.Duration of more than about 292 years wraps around.
  const validity = BigInt.asIntN(64, nanosecondsPerDay * days);
  return {
    commonName: name,
    ipAddresses: [],
    dnsNames: [],
    serial: random(16),
    notBefore: Number(start.seconds),
    notAfter: Number(addDuration(start, validity).seconds),
    isCa: false,
  };
}

function generateRsaKey(): PrivateKey {
  return { kind: 'rsa', key: nodeCrypto().generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey };
}

function parseGivenKey(pem: string): PrivateKey {
  return inContext('parsing private key', () => parsePrivateKey(pem));
}

function selfSign(subject: CertificateTemplate, key: PrivateKey): GoStruct {
  return certificateOf(subject, { subjectKey: key, signingKey: key });
}

/** The signer is read before the template is made, and the key comes last: it may take a second to generate. */
function signBy(ca: GoStruct, subject: () => CertificateTemplate, subjectKey: () => PrivateKey): GoStruct {
  const block = decodePem(textField(ca, 'Cert'));
  if (block === undefined) throw new GoError('unable to decode certificate');
  const signer = inContext('error parsing certificate: decodedSignerCert.Bytes', () =>
    parseSignerCertificate(block.bytes),
  );
  const signingKey = inContext('error parsing private key', () => parsePrivateKey(textField(ca, 'Key')));
  return certificateOf(subject(), { subjectKey: subjectKey(), signingKey, signer });
}

function certificateOf(subject: CertificateTemplate, signing: Parameters<typeof createCertificate>[1]): GoStruct {
  const bytes = inContext('error creating certificate', () => createCertificate(subject, signing));
  return certificate(encodePem({ type: 'CERTIFICATE', bytes }), formatPrivateKey(signing.subjectKey));
}

/** Checks what it is given and hands it back as it is. */
function buildCustomCertificate(encodedCertificate: string, encodedKey: string): GoStruct {
  const cert = decodeText(encodedCertificate, 'unable to decode base64 certificate');
  const key = decodeText(encodedKey, 'unable to decode base64 private key');
  const block = decodePem(cert);
  if (block === undefined) throw new GoError('unable to decode certificate');
  inContext('error parsing certificate: decodedCert.Bytes', () => parseSignerCertificate(block.bytes));
  inContext('error parsing private key', () => parsePrivateKey(key));
  return certificate(cert, key);
}

function decodeText(encoded: string, refusal: string): string {
  try {
    return stringOf(decodeBase64(encoded));
  } catch (error) {
    if (error instanceof GoError) throw new GoError(refusal);
    throw error;
  }
}

function certificate(cert: string, key: string): GoStruct {
  return new GoStruct(
    CERTIFICATE,
    new Map([
      ['Cert', cert],
      ['Key', key],
    ]),
  );
}

function textField(struct: GoStruct, name: string): string {
  const text = struct.fields.get(name);
  return typeof text === 'string' ? text : '';
}

function inContext<Value>(context: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`${context}: ${error.message}`);
    throw error;
  }
}
