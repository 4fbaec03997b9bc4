import type { KeyObject } from 'node:crypto';
import { bytesOf, isAscii, isValidUtf8 } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import * as der from './der.ts';
import { publicKeyBits, publicKeyInfo } from './ec-key.ts';
import { nodeCrypto } from './node-crypto.ts';
import type { PrivateKey } from './private-key.ts';
import type { SignerCertificate } from './signer-certificate.ts';

/** What sprig's getBaseCertTemplate puts into a certificate. */
export interface CertificateTemplate {
  readonly commonName: string;
  readonly ipAddresses: readonly Uint8Array[];
  readonly dnsNames: readonly string[];
  readonly serial: Uint8Array;
  /** Seconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly isCa: boolean;
}

export interface CertificateSigning {
  /** The key that the certificate is for. */
  readonly subjectKey: PrivateKey;
  /** The key that signs; for a self-signed certificate the same. */
  readonly signingKey: PrivateKey;
  /** The certificate of the signing key; undefined where the new one signs itself. */
  readonly signer?: SignerCertificate | undefined;
}

/** Go's x509.CreateCertificate for such a template: the DER of the signed certificate. Throws GoError with Go's texts. */
export function createCertificate(template: CertificateTemplate, signing: CertificateSigning): Uint8Array {
  const signingKey = requireSigner(signing.signingKey);
  const subjectKey = requireSupported(signing.subjectKey);
  const algorithm = signatureAlgorithm(signingKey);
  const subject = distinguishedName(template.commonName);
  const { signer } = signing;
  if (signer?.publicKey && !nodeCrypto().createPublicKey(signingKey).equals(signer.publicKey)) {
    throw new GoError("x509: provided PrivateKey doesn't match parent's PublicKey");
  }
  const issuer = signer?.subject ?? subject;
  const authorityKeyId = Buffer.compare(issuer, subject) === 0 ? undefined : signer?.subjectKeyId;
  const body = der.sequence(
    der.contextConstructed(0, der.smallInteger(2)),
    der.unsignedInteger(template.serial),
    algorithm.identifier,
    issuer,
    der.sequence(der.time(template.notBefore), der.time(template.notAfter)),
    subject,
    publicKeyInfo(subjectKey),
    der.contextConstructed(3, extensions(template, { subjectKey, authorityKeyId })),
  );
  const signature = nodeCrypto().sign(algorithm.hash, body, signingKey);
  return der.sequence(body, algorithm.identifier, der.bitString(signature));
}

function requireSigner(privateKey: PrivateKey): KeyObject {
  if (privateKey.kind === 'dsa' || privateKey.kind === 'x25519') {
    throw new GoError('x509: certificate private key does not implement crypto.Signer');
  }
  return privateKey.key;
}

function requireSupported(privateKey: PrivateKey): KeyObject {
  if (privateKey.kind === 'dsa') throw new GoError('x509: unsupported public key type: *dsa.PublicKey');
  if (privateKey.kind === 'x25519') throw new GoError('x509: unsupported public key type: *ecdh.PublicKey');
  return privateKey.key;
}

/** The algorithm that Go chooses by the kind of the key. */
function signatureAlgorithm(key: KeyObject): { readonly identifier: der.Der; readonly hash: string | null } {
  const { namedCurve = '', modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') {
    requireModulus(modulusLength);
    return {
      identifier: der.sequence(der.objectIdentifier('1.2.840.113549.1.1.11'), der.nullValue()),
      hash: 'sha256',
    };
  }
  if (key.asymmetricKeyType === 'ed25519') {
    return { identifier: der.sequence(der.objectIdentifier('1.3.101.112')), hash: null };
  }
  const bits = namedCurve === 'secp384r1' ? 384 : namedCurve === 'secp521r1' ? 512 : 256;
  return { identifier: der.sequence(der.objectIdentifier(`1.2.840.10045.4.3.${bits / 128}`)), hash: `sha${bits}` };
}

function requireModulus(bits: number): void {
  if (bits >= 1024) return;
  throw new GoError(
    `crypto/rsa: ${bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`,
  );
}

const printable = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/** A name with nothing but a common name; an empty one leaves the name empty. */
function distinguishedName(commonName: string): der.Der {
  if (commonName === '') return der.sequence();
  if (!isValidUtf8(commonName)) throw new GoError('asn1: string not valid UTF-8');
  const value = printable.test(commonName) ? der.printableString(commonName) : der.utf8String(commonName);
  return der.sequence(der.setOf(der.sequence(der.objectIdentifier('2.5.4.3'), value)));
}

const serverAuthentication = '1.3.6.1.5.5.7.3.1';
const clientAuthentication = '1.3.6.1.5.5.7.3.2';

/** In the order in which Go writes them (x509.go, buildCertExtensions). */
function extensions(
  template: CertificateTemplate,
  { subjectKey, authorityKeyId }: { readonly subjectKey: KeyObject; readonly authorityKeyId: Uint8Array | undefined },
): der.Der {
  // Digital signature and key encipherment, and for an authority certificate signing.
  const keyUsage = template.isCa ? der.bitString(Uint8Array.of(0xa4), 2) : der.bitString(Uint8Array.of(0xa0), 5);
  const extendedKeyUsage = [serverAuthentication, clientAuthentication].map(der.objectIdentifier);
  const parts = [
    extension('2.5.29.15', keyUsage, { critical: true }),
    extension('2.5.29.37', der.sequence(...extendedKeyUsage), { critical: false }),
    extension('2.5.29.19', template.isCa ? der.sequence(der.booleanTrue()) : der.sequence(), { critical: true }),
  ];
  if (template.isCa) {
    const keyId = nodeCrypto().createHash('sha256').update(publicKeyBits(subjectKey)).digest().subarray(0, 20);
    parts.push(extension('2.5.29.14', der.octetString(keyId), { critical: false }));
  }
  if (authorityKeyId) {
    parts.push(extension('2.5.29.35', der.sequence(der.contextPrimitive(0, authorityKeyId)), { critical: false }));
  }
  if (template.dnsNames.length + template.ipAddresses.length > 0) {
    parts.push(extension('2.5.29.17', alternativeNames(template), { critical: template.commonName === '' }));
  }
  return der.sequence(...parts);
}

function extension(identifier: string, value: der.Der, { critical }: { readonly critical: boolean }): der.Der {
  const flag = critical ? [der.booleanTrue()] : [];
  return der.sequence(der.objectIdentifier(identifier), ...flag, der.octetString(value));
}

function alternativeNames({ dnsNames, ipAddresses }: CertificateTemplate): der.Der {
  const invalid = dnsNames.find((name) => !isAscii(name));
  if (invalid !== undefined) throw new GoError(`x509: ${quote(invalid)} cannot be encoded as an IA5String`);
  return der.sequence(
    ...dnsNames.map((name) => der.contextPrimitive(2, bytesOf(name))),
    ...ipAddresses.map((address) => der.contextPrimitive(7, address)),
  );
}
