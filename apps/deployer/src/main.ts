import { loadBuilt } from './load-built.ts';

loadBuilt('command', require);
