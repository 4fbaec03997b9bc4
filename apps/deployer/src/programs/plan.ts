import { runPlan } from '../commands/plan/plan-command.ts';
import { asProgram, type Program } from '../program.ts';

/** What the plan tells with its exit code counts where nothing failed. */
export const program: Program = async (args, terminal) => {
  let code = 0;
  const failure = await asProgram(async () => {
    code = await runPlan(args, terminal);
  })(args, terminal);
  return failure || code;
};
