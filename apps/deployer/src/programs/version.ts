import { runVersion } from '../commands/version-command.ts';
import { asProgram } from '../program.ts';

export const program = asProgram(runVersion);
