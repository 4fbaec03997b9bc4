import { createPrivateKey, X509Certificate } from 'node:crypto';
import { ANY_SLICE, GoNil, type GoStruct, type GoValue, int } from '@metachart/go-runtime/reflect';
import bcryptjs from 'bcryptjs';
import { describe, expect, test } from 'vitest';
import { callFunc, errorOf, testNow } from './test-environment.ts';

const none = new GoNil(ANY_SLICE);
const certificateOf = (value: GoValue): X509Certificate => new X509Certificate(textOf(value, 'Cert'));

function textOf(value: GoValue, field: 'Cert' | 'Key'): string {
  return (value as GoStruct).fields.get(field) as string;
}

describe('private keys', () => {
  test.each([
    ['rsa', 'RSA PRIVATE KEY', 'rsa'],
    ['', 'RSA PRIVATE KEY', 'rsa'],
    ['ecdsa', 'EC PRIVATE KEY', 'ec'],
    ['ed25519', 'PRIVATE KEY', 'ed25519'],
    ['dsa', 'DSA PRIVATE KEY', 'dsa'],
  ])('genPrivateKey "%s" is a PEM block of type %s', (type, block, algorithm) => {
    const pem = callFunc('genPrivateKey', type) as string;
    expect(pem.split('\n')[0]).toBe(`-----BEGIN ${block}-----`);
    expect(pem.endsWith(`-----END ${block}-----\n`)).toBe(true);
    expect(createPrivateKey(pem).asymmetricKeyType).toBe(algorithm);
  });

  test('an unknown type is told in the result', () => {
    expect(callFunc('genPrivateKey', 'x')).toBe('Unknown type x');
  });
});

describe('certificates', () => {
  const ecKey = callFunc('genPrivateKey', 'ecdsa') as string;
  const edKey = callFunc('genPrivateKey', 'ed25519') as string;

  test('genCA makes an authority that signs itself', () => {
    const ca = callFunc('genCA', 'my ca', int(365));
    const certificate = certificateOf(ca);
    expect(certificate.ca).toBe(true);
    expect(certificate.subject).toBe('CN=my ca');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(textOf(ca, 'Key')))).toBe(true);
    expect(certificate.validFromDate).toEqual(new Date(Number(testNow.seconds) * 1000));
    expect(certificate.validToDate).toEqual(new Date((Number(testNow.seconds) + 365 * 86_400) * 1000));
  });

  test('genSelfSignedCert names its hosts and addresses', () => {
    const made = callFunc(
      'genSelfSignedCert',
      'foo.com',
      ['10.0.0.1', '::ffff:1.2.3.4', '2001:db8::1'],
      ['*.bar.com'],
      int(1),
    );
    const certificate = certificateOf(made);
    expect(certificate.subjectAltName).toBe(
      'DNS:*.bar.com, IP Address:10.0.0.1, IP Address:1.2.3.4, IP Address:2001:DB8:0:0:0:0:0:1',
    );
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  });

  test('genSignedCert is issued by the authority it is given', () => {
    const ca = callFunc('genCAWithKey', 'the ca', int(10), ecKey);
    const signed = certificateOf(callFunc('genSignedCert', 'foo.com', none, ['foo.com'], int(5), ca));
    expect(signed.checkIssued(certificateOf(ca))).toBe(true);
    expect(signed.verify(certificateOf(ca).publicKey)).toBe(true);
    expect(signed.checkHost('foo.com')).toBe('foo.com');
  });

  test.each([
    ['ECDSA', ecKey],
    ['Ed25519', edKey],
  ])('the functions WithKey keep an %s key as it was given', (_, key) => {
    const ca = callFunc('genCAWithKey', 'ca', int(1), key);
    const self = callFunc('genSelfSignedCertWithKey', 'x', none, none, int(1), key);
    const signed = callFunc('genSignedCertWithKey', 'y', none, none, int(1), ca, key);
    expect([ca, self, signed].map((made) => textOf(made, 'Key'))).toEqual([key, key, key]);
    expect(certificateOf(signed).verify(certificateOf(ca).publicKey)).toBe(true);
  });

  test('buildCustomCert hands back what it was given', () => {
    const made = callFunc('genCAWithKey', 'ca', int(1), ecKey);
    const encoded = (['Cert', 'Key'] as const).map((field) => Buffer.from(textOf(made, field)).toString('base64'));
    const custom = callFunc('buildCustomCert', ...encoded);
    expect([textOf(custom, 'Cert'), textOf(custom, 'Key')]).toEqual([textOf(made, 'Cert'), textOf(made, 'Key')]);
  });

  test.each<[string, string, readonly GoValue[]]>([
    ['error parsing ip: 1.2.3.04', 'genSelfSignedCert', ['x', ['1.2.3.04'], none, int(1)]],
    ['error parsing ip: 1 is not a string', 'genSelfSignedCert', ['x', [int(1)], none, int(1)]],
    ['error processing alternate dns name: 1.5 is not a string', 'genSelfSignedCert', ['x', none, [1.5], int(1)]],
    [
      'error creating certificate: x509: "ü" cannot be encoded as an IA5String',
      'genSelfSignedCert',
      ['x', none, ['ü'], int(1)],
    ],
    ['parsing private key: no PEM data in input', 'genCAWithKey', ['x', int(1), 'nope']],
    [
      'parsing private key: no private key data in PEM block of type X',
      'genCAWithKey',
      ['x', int(1), '-----BEGIN X-----\nAAAA\n-----END X-----\n'],
    ],
    [
      'parsing private key: parsing RSA private key from PEM: x509: failed to parse private key (use ParseECPrivateKey instead for this key format)',
      'genCAWithKey',
      ['x', int(1), ecKey.replaceAll('EC PRIVATE', 'RSA PRIVATE')],
    ],
    [
      'parsing private key: parsing EC private key from PEM: x509: failed to parse EC private key: asn1: syntax error: data truncated',
      'genCAWithKey',
      ['x', int(1), ecKey.replace(/(?<=KEY-----\n.{40})[^-]+(?=-)/, '\n')],
    ],
    ['unable to decode base64 certificate', 'buildCustomCert', ['!', '']],
    ['unable to decode base64 private key', 'buildCustomCert', ['', '!']],
    ['unable to decode certificate', 'buildCustomCert', ['', '']],
  ])('%s', (text, name, args) => {
    expect(errorOf(() => callFunc(name, ...args))).toBe(text);
  });
});

test('bcrypt and htpasswd make hashes of cost 10 that know their password', () => {
  const hash = callFunc('bcrypt', 'secret') as string;
  expect(hash).toMatch(/^\$2a\$10\$/);
  expect(bcryptjs.compareSync('secret', hash)).toBe(true);
  expect(callFunc('bcrypt', 'secret')).not.toBe(hash);
  const [user, entry = ''] = (callFunc('htpasswd', 'user', 'secret') as string).split(':');
  expect([user, bcryptjs.compareSync('secret', entry)]).toEqual(['user', true]);
});

test('what bcrypt and htpasswd refuse is told in the result', () => {
  expect(callFunc('htpasswd', 'a:b', 'x')).toBe('invalid username: a:b');
  expect(callFunc('bcrypt', 'a'.repeat(73))).toBe(
    'failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes',
  );
});

test('what encryptAES encrypts, decryptAES decrypts', () => {
  for (const text of ['', 'a', 'sixteen bytes ok', 'é'.repeat(50)]) {
    const encrypted = callFunc('encryptAES', 'key', text);
    expect(callFunc('decryptAES', 'key', encrypted)).toBe(text);
  }
  expect(callFunc('encryptAES', 'key', 'x')).not.toBe(callFunc('encryptAES', 'key', 'x'));
});
