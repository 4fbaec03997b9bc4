export { decodeToml } from './decode-toml.ts';
export { encodeToml } from './encode-toml.ts';
