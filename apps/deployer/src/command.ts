import { processTerminal } from './process-terminal.ts';
import { runCommand } from './run-command.ts';

runCommand(process.argv.slice(2), processTerminal).then((code) => {
  // Everything is written. Leaving the loop by itself would take Node longer to clean up.
  process.exit(code);
});
