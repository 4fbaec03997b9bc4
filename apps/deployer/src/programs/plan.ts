import { runPlan } from '../commands/plan/plan-command.ts';
import { asProgram } from '../program.ts';

export const program = asProgram(runPlan);
