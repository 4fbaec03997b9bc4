export type { SprigEnvironment } from './sprig-environment.ts';
export { sprigFuncs } from './sprig-funcs.ts';
