import { runLint } from '../commands/lint/lint-command.ts';
import { asProgram } from '../program.ts';

export const program = asProgram(runLint);
