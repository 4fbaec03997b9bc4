import type { KeyObject } from 'node:crypto';
import { GoError } from '@metachart/go-runtime/reflect';
import { createDerReader, type DerReader, readObjectIdentifier } from './der-reader.ts';
import { nodeCrypto } from './node-crypto.ts';

/** What a certificate that signs others gives to them. */
export interface SignerCertificate {
  /** The subject's DER, which becomes the issuer. */
  readonly subject: Uint8Array;
  /** Undefined for algorithms that Go's x509 does not know. */
  readonly publicKey: KeyObject | undefined;
  readonly subjectKeyId: Uint8Array | undefined;
}

const empty = new Uint8Array(0);

/**
 * The parts of Go's x509.ParseCertificate that decide whether a certificate is accepted by its outer structure. Throws
 * GoError with Go's texts; names, dates and extensions are not examined as closely as Go does.
 */
export function parseSignerCertificate(der: Uint8Array): SignerCertificate {
  const outer = createDerReader(der).read(0x30);
  if (outer === undefined) throw new GoError('x509: malformed certificate');
  const certificate = createDerReader(outer.content);
  const body = createDerReader(require(certificate, 0x30, 'tbs certificate'));
  readVersion(body);
  const serial = require(body, 0x02, 'serial number');
  if (serial.length === 0) throw malformed('serial number');
  if (serial[0]! >= 0x80) throw new GoError('x509: negative serial number');
  const innerAlgorithm = require(body, 0x30, 'signature algorithm identifier');
  if (Buffer.compare(require(certificate, 0x30, 'algorithm identifier'), innerAlgorithm) !== 0) {
    throw new GoError("x509: inner and outer signature algorithm identifiers don't match");
  }
  require(body, 0x30, 'issuer');
  require(body, 0x30, 'validity');
  const subject = body.read(0x30);
  if (subject === undefined) throw malformed('issuer');
  const info = body.read(0x30);
  if (info === undefined) throw malformed('spki');
  const publicKey = readPublicKey(info.whole);
  body.read(0x81);
  body.read(0x82);
  const subjectKeyId = readSubjectKeyId(body);
  require(certificate, 0x03, 'signature');
  if (outer.whole.length !== der.length) throw new GoError('x509: trailing data');
  return { subject: subject.whole, publicKey, subjectKeyId };
}

function readVersion(body: DerReader): void {
  const version = body.read(0xa0);
  if (version === undefined) return;
  const number = createDerReader(version.content).read(0x02)?.content;
  if (number?.length !== 1 || number[0]! >= 0x80) throw malformed('version');
  if (number[0]! > 2) throw new GoError('x509: invalid version');
}

function readPublicKey(info: Uint8Array): KeyObject | undefined {
  try {
    return nodeCrypto().createPublicKey({ key: Buffer.from(info), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

const subjectKeyIdentifier = '2.5.29.14';

function readSubjectKeyId(body: DerReader): Uint8Array | undefined {
  const wrapped = body.read(0xa3);
  if (wrapped === undefined) return undefined;
  const extensions = createDerReader(require(createDerReader(wrapped.content), 0x30, 'extensions'));
  let found: Uint8Array | undefined;
  while (extensions.peekTag() !== undefined) {
    const extension = createDerReader(require(extensions, 0x30, 'extension'));
    const identifier = readObjectIdentifier(require(extension, 0x06, 'extension OID field'));
    extension.read(0x01);
    const value = require(extension, 0x04, 'extension value field');
    if (identifier === subjectKeyIdentifier) found = createDerReader(value).read(0x04)?.content ?? empty;
  }
  return found?.length ? found : undefined;
}

function require(reader: DerReader, tag: number, what: string): Uint8Array {
  const element = reader.read(tag);
  if (element === undefined) throw malformed(what);
  return element.content;
}

function malformed(what: string): GoError {
  return new GoError(`x509: malformed ${what}`);
}
