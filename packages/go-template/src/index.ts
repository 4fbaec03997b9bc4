export { formatNode } from './parse/format-node.ts';
export { type ParsedFile, type ParseOptions, parseFile } from './parse/parse-file.ts';
