import { runTemplate } from '../commands/template/template-command.ts';
import { asProgram } from '../program.ts';

export const program = asProgram(runTemplate);
