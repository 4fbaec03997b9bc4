import { processTerminal } from './process-terminal.ts';
import { runCommand } from './run-command.ts';

runCommand(process.argv.slice(2), processTerminal).then((code) => {
  process.exitCode = code;
});
