import { sequence, smallInteger, unsignedInteger } from './der.ts';
import { createDerReader } from './der-reader.ts';
import { publicKeyBits } from './ec-key.ts';
import { nodeCrypto } from './node-crypto.ts';
import type { PrivateKey } from './private-key.ts';

/** A new key of one of sprig's types for genPrivateKey; undefined for another name. */
export function generatePrivateKey(type: string): PrivateKey | undefined {
  const { generateKeyPairSync } = nodeCrypto();
  switch (type) {
    case '':
    case 'rsa':
      return { kind: 'rsa', key: generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey };
    case 'dsa':
      return generateDsaKey();
    case 'ecdsa':
      return { kind: 'ecdsa', key: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey };
    case 'ed25519':
      return { kind: 'ed25519', key: generateKeyPairSync('ed25519').privateKey };
    default:
      return undefined;
  }
}

function generateDsaKey(): PrivateKey {
  const pair = nodeCrypto().generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 });
  const pkcs8 = createDerReader(
    createDerReader(pair.privateKey.export({ type: 'pkcs8', format: 'der' })).read(0x30)!.content,
  );
  pkcs8.read(0x02);
  const algorithm = createDerReader(pkcs8.read(0x30)!.content);
  algorithm.read(0x06);
  const parameters = createDerReader(algorithm.read(0x30)!.content);
  const [p, q, g] = [0, 1, 2].map(() => parameters.read(0x02)!.content);
  const x = createDerReader(pkcs8.read(0x04)!.content).read(0x02)!.content;
  const y = createDerReader(publicKeyBits(pair.privateKey)).read(0x02)!.content;
  return { kind: 'dsa', der: sequence(smallInteger(0), ...[p!, q!, g!, y, x].map(unsignedInteger)) };
}
