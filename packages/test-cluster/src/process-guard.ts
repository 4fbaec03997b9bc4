import { spawn } from 'node:child_process';

/** Ends the programs of a process that can no longer do it itself. */
export interface ProcessGuard {
  watch(pid: number): void;
  forget(pid: number): void;
  /** The guard goes and ends nothing. */
  dismiss(): void;
}

// Its standard input ends when the process that started it is gone, however that came about.
const script = `
trap '' HUP INT TERM
pids=
while read -r word pid; do
  case $word in
    watch) pids="$pids $pid" ;;
    forget)
      rest=
      for each in $pids; do [ "$each" = "$pid" ] || rest="$rest $each"; done
      pids=$rest ;;
    dismiss) exit 0 ;;
  esac
done
[ -z "$pids" ] || kill -KILL $pids
for attempt in 1 2 3 4 5; do
  rm -rf "$1" && exit 0
  sleep 1
done
`;

/** Starts a guard that, when this process ends without dismissing it, kills what it watches and removes the folder. */
export function startProcessGuard(folder: string): ProcessGuard {
  const guard = spawn('/bin/sh', ['-c', script, 'sh', folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.unref();
  // A guard that somebody killed is no reason for this process to crash.
  guard.stdin.on('error', () => {});
  const tell = (line: string) => guard.stdin.write(`${line}\n`);
  return {
    watch: (pid) => tell(`watch ${pid}`),
    forget: (pid) => tell(`forget ${pid}`),
    dismiss: () => guard.stdin.end('dismiss\n'),
  };
}
