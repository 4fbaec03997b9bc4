import type { KeyObject } from 'node:crypto';
import { GoError } from '@metachart/go-runtime/reflect';
import { derProblem } from './der-problem.ts';
import { createDerReader, readObjectIdentifier } from './der-reader.ts';
import { encodeEcKey, isKnownCurve } from './ec-key.ts';
import { nodeCrypto } from './node-crypto.ts';
import { decodePem, encodePem } from './pem.ts';

/** A private key. DSA keys only keep their DER: nothing here, and nothing in Go's x509, signs with them. */
export type PrivateKey =
  | { readonly kind: 'rsa' | 'ecdsa' | 'ed25519' | 'x25519'; readonly key: KeyObject }
  | { readonly kind: 'dsa'; readonly der: Uint8Array };

/** sprig's parsePrivateKeyPEM: the first PEM block as PKCS #1, SEC 1, PKCS #8 or OpenSSL's DSA form. Throws GoError. */
export function parsePrivateKey(pem: string): PrivateKey {
  const block = decodePem(pem);
  if (block === undefined) throw new GoError('no PEM data in input');
  if (block.type === 'PRIVATE KEY') {
    return withContext('decoding PEM as PKCS#8', () => parsePkcs8(block.bytes));
  }
  if (!block.type.endsWith(' PRIVATE KEY')) {
    throw new GoError(`no private key data in PEM block of type ${block.type}`);
  }
  switch (block.type) {
    case 'RSA PRIVATE KEY':
      return withContext('parsing RSA private key from PEM', () => ({
        kind: 'rsa',
        key: parseKey(block.bytes, 'pkcs1'),
      }));
    case 'EC PRIVATE KEY':
      return withContext('parsing EC private key from PEM', () => ({
        kind: 'ecdsa',
        key: requireKnownCurve(parseKey(block.bytes, 'sec1')),
      }));
    case 'DSA PRIVATE KEY':
      return withContext('parsing DSA private key from PEM', () => ({ kind: 'dsa', der: requireDsa(block.bytes) }));
    default:
      throw new GoError(`invalid private key type ${block.type}`);
  }
}

/** sprig's pemBlockForKey: PKCS #1 for RSA, SEC 1 for ECDSA, OpenSSL's form for DSA, PKCS #8 for the others. */
export function formatPrivateKey(privateKey: PrivateKey): string {
  switch (privateKey.kind) {
    case 'dsa':
      return encodePem({ type: 'DSA PRIVATE KEY', bytes: privateKey.der });
    case 'rsa':
      return encodePem({
        type: 'RSA PRIVATE KEY',
        bytes: privateKey.key.export({ type: 'pkcs1', format: 'der' }),
      });
    case 'ecdsa':
      return encodePem({ type: 'EC PRIVATE KEY', bytes: encodeEcKey(privateKey.key) });
    default:
      return encodePem({ type: 'PRIVATE KEY', bytes: privateKey.key.export({ type: 'pkcs8', format: 'der' }) });
  }
}

type KeyForm = 'pkcs1' | 'sec1' | 'pkcs8';

/** What Go calls the forms: the function that reads one, and the structure it is read into. */
const goNames: Readonly<Record<KeyForm, { readonly parser: string; readonly structure: string }>> = {
  pkcs1: { parser: 'ParsePKCS1PrivateKey', structure: 'pkcs1PrivateKey' },
  sec1: { parser: 'ParseECPrivateKey', structure: 'ecPrivateKey' },
  pkcs8: { parser: 'ParsePKCS8PrivateKey', structure: 'pkcs8' },
};

function parsePkcs8(der: Uint8Array): PrivateKey {
  const key = parseKey(der, 'pkcs8');
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return { kind: 'rsa', key };
    case 'ec':
      return withContext('x509: failed to parse EC private key embedded in PKCS#8', () => ({
        kind: 'ecdsa',
        key: requireKnownCurve(key),
      }));
    case 'ed25519':
    case 'x25519':
      return { kind: key.asymmetricKeyType, key };
    default:
      throw new GoError(`x509: PKCS#8 wrapping contained private key with unknown algorithm: ${algorithmOf(der)}`);
  }
}

/** A key of another form gets Go's hint, damaged ones what Go's asn1 package says where the outermost structure is wrong. */
function parseKey(der: Uint8Array, form: KeyForm): KeyObject {
  const actual = formOf(der);
  if (actual === form) {
    const key = readKey(der, form);
    if (key) return key;
  } else if (actual) {
    throw new GoError(`x509: failed to parse private key (use ${goNames[actual].parser} instead for this key format)`);
  }
  const cause = derProblem(der, goNames[form].structure);
  throw new GoError(form === 'sec1' ? `x509: failed to parse EC private key: ${cause}` : cause);
}

/** What follows the version tells the forms apart; OpenSSL would read any of them whatever is asked for. */
function formOf(der: Uint8Array): KeyForm | undefined {
  const content = createDerReader(der).read(0x30)?.content;
  const reader = createDerReader(content ?? new Uint8Array(0));
  if (reader.read(0x02) === undefined) return undefined;
  switch (reader.peekTag()) {
    case 0x02:
      return 'pkcs1';
    case 0x04:
      return 'sec1';
    case 0x30:
      return 'pkcs8';
    default:
      return undefined;
  }
}

function readKey(der: Uint8Array, type: KeyForm): KeyObject | undefined {
  try {
    return nodeCrypto().createPrivateKey({ key: Buffer.from(der), format: 'der', type });
  } catch {
    return undefined;
  }
}

function requireKnownCurve(key: KeyObject): KeyObject {
  if (!isKnownCurve(key)) throw new GoError('x509: unknown elliptic curve');
  return key;
}

/** Version and the integers p, q, g, y and x. */
function requireDsa(der: Uint8Array): Uint8Array {
  const outer = createDerReader(der).read(0x30);
  const reader = createDerReader(outer?.content ?? new Uint8Array(0));
  for (let i = 0; i < 6; i++) {
    if (reader.read(0x02) === undefined) throw new GoError(derProblem(der, 'DSAKeyFormat'));
  }
  return outer!.whole;
}

function algorithmOf(der: Uint8Array): string {
  const reader = createDerReader(createDerReader(der).read(0x30)!.content);
  reader.read(0x02);
  return readObjectIdentifier(createDerReader(reader.read(0x30)!.content).read(0x06)!.content);
}

function withContext(context: string, parse: () => PrivateKey): PrivateKey {
  try {
    return parse();
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`${context}: ${error.message}`);
    throw error;
  }
}
