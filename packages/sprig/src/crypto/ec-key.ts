import type { KeyObject } from 'node:crypto';
import { bitString, contextConstructed, objectIdentifier, octetString, sequence, smallInteger } from './der.ts';
import { createDerReader } from './der-reader.ts';
import { nodeCrypto } from './node-crypto.ts';

/** RFC 5915 with curve and public key, as Go writes it; OpenSSL leaves out what the key was read without. */
export function encodeEcKey(key: KeyObject): Uint8Array {
  const curve = curves[key.asymmetricKeyDetails?.namedCurve ?? '']!;
  const point = publicKeyBits(key);
  const scalar = createDerReader(createDerReader(key.export({ type: 'sec1', format: 'der' })).read(0x30)!.content);
  scalar.read(0x02);
  const digits = scalar.read(0x04)!.content;
  const padded = Buffer.concat([new Uint8Array(curve.size - digits.length), digits]);
  return sequence(
    smallInteger(1),
    octetString(padded),
    contextConstructed(0, objectIdentifier(curve.oid)),
    contextConstructed(1, bitString(point)),
  );
}

/** Whether Go's x509 knows the key's curve. */
export function isKnownCurve(key: KeyObject): boolean {
  return curves[key.asymmetricKeyDetails?.namedCurve ?? ''] !== undefined;
}

/** The SubjectPublicKeyInfo of a key. */
export function publicKeyInfo(key: KeyObject): Uint8Array {
  return nodeCrypto().createPublicKey(key).export({ type: 'spki', format: 'der' });
}

/** The key itself within its SubjectPublicKeyInfo. */
export function publicKeyBits(key: KeyObject): Uint8Array {
  const reader = createDerReader(createDerReader(publicKeyInfo(key)).read(0x30)!.content);
  reader.read(0x30);
  return reader.read(0x03)!.content.subarray(1);
}

/** Curves that Go's x509 knows, by OpenSSL's name. */
const curves: Readonly<Record<string, { readonly oid: string; readonly size: number }>> = {
  secp224r1: { oid: '1.3.132.0.33', size: 28 },
  prime256v1: { oid: '1.2.840.10045.3.1.7', size: 32 },
  secp384r1: { oid: '1.3.132.0.34', size: 48 },
  secp521r1: { oid: '1.3.132.0.35', size: 66 },
};
