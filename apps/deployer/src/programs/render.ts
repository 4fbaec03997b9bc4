import { runRender } from '../commands/render/render-command.ts';
import { asProgram } from '../program.ts';

export const program = asProgram(runRender);
