import { runGet } from '../commands/releases/get-command.ts';
import { runHistory } from '../commands/releases/history-command.ts';
import { runList } from '../commands/releases/list-command.ts';
import { runStatus } from '../commands/releases/status-command.ts';
import { asProgram } from '../program.ts';

/** The commands that read releases, in one file as they share nearly everything; the command's name is the first argument. */
export const program = asProgram(([name, ...args], terminal) => {
  switch (name) {
    case 'get':
      return runGet(args, terminal);
    case 'history':
      return runHistory(args, terminal);
    case 'status':
      return runStatus(args, terminal);
    default:
      return runList(args, terminal);
  }
});
