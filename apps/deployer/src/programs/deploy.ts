import { runDeploy } from '../commands/deploy/deploy-command.ts';
import { asProgram } from '../program.ts';

export const program = asProgram(runDeploy);
