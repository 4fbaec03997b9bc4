import { byteLength, bytesOf } from '@metachart/go-runtime/bytes';
import { defineFunc, type GoFunc, STRING, UINT32 } from '@metachart/go-runtime/reflect';
import { nodeCrypto } from './node-crypto.ts';

/** derivePassword: the Master Password algorithm, with a counter, a type of password, the master password, user and site. */
export const derivePasswordFuncs: readonly GoFunc[] = [
  defineFunc(
    'derivePassword',
    { params: [UINT32, STRING, STRING, STRING, STRING], result: STRING },
    (counter, type, password, user, site) => {
      const templates = passwordTemplates[type];
      if (templates === undefined) return `cannot find password template ${type}`;
      const key = deriveKey(password, user);
      return fillTemplate(templates, siteSeed(key, { site, counter: Number(counter.value) }));
    },
  ),
];

/** Each letter names the set of characters that stands in its place. */
const passwordTemplates: Readonly<Record<string, readonly string[]>> = Object.assign(Object.create(null), {
  maximum: ['anoxxxxxxxxxxxxxxxxx', 'axxxxxxxxxxxxxxxxxno'],
  long: [
    ...['CvcvnoCvcvCvcv', 'CvcvCvcvnoCvcv', 'CvcvCvcvCvcvno', 'CvccnoCvcvCvcv', 'CvccCvcvnoCvcv', 'CvccCvcvCvcvno'],
    ...['CvcvnoCvccCvcv', 'CvcvCvccnoCvcv', 'CvcvCvccCvcvno', 'CvcvnoCvcvCvcc', 'CvcvCvcvnoCvcc', 'CvcvCvcvCvccno'],
    ...['CvccnoCvccCvcv', 'CvccCvccnoCvcv', 'CvccCvccCvcvno', 'CvcvnoCvccCvcc', 'CvcvCvccnoCvcc', 'CvcvCvccCvccno'],
    ...['CvccnoCvcvCvcc', 'CvccCvcvnoCvcc', 'CvccCvcvCvccno'],
  ],
  medium: ['CvcnoCvc', 'CvcCvcno'],
  short: ['Cvcn'],
  basic: ['aaanaaan', 'aannaaan', 'aaannaaa'],
  pin: ['nnnn'],
});

const letters = 'AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz';

const characterSets: Readonly<Record<string, string>> = {
  V: 'AEIOU',
  C: 'BCDFGHJKLMNPQRSTVWXYZ',
  v: 'aeiou',
  c: 'bcdfghjklmnpqrstvwxyz',
  A: 'AEIOUBCDFGHJKLMNPQRSTVWXYZ',
  a: letters,
  n: '0123456789',
  o: "@&%?,=[]_:-+*$#!'^~;()/.",
  x: `${letters}0123456789!@#$%^&*()`,
};

const scope = 'com.lyndir.masterpassword';

function deriveKey(password: string, user: string): Uint8Array {
  return nodeCrypto().scryptSync(bytesOf(password), Buffer.concat([bytesOf(scope), lengthPrefixed(user)]), 64, {
    N: 32768,
    r: 8,
    p: 2,
    maxmem: 64 * 1024 * 1024,
  });
}

function siteSeed(key: Uint8Array, { site, counter }: { readonly site: string; readonly counter: number }): Uint8Array {
  const message = Buffer.concat([bytesOf(scope), lengthPrefixed(site), bigEndian(counter)]);
  return nodeCrypto().createHmac('sha256', key).update(message).digest();
}

function fillTemplate(templates: readonly string[], seed: Uint8Array): string {
  const template = templates[seed[0]! % templates.length]!;
  let password = '';
  for (let i = 0; i < template.length; i++) {
    const characters = characterSets[template[i]!]!;
    password += characters[seed[i + 1]! % characters.length];
  }
  return password;
}

function lengthPrefixed(text: string): Uint8Array {
  return Buffer.concat([bigEndian(byteLength(text)), bytesOf(text)]);
}

function bigEndian(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
