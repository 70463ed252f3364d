// A command of the relay's program (verify, backup, …) run to its end on a data directory.

import { execFile } from 'node:child_process';
import process from 'node:process';

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

const patienceMs = 60_000;

export function relayCommand(main: string, dataDir: string, parameters: readonly string[]): Promise<CommandResult> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], NODE_ENV: 'production', DATA_DIR: dataDir };
    const options = { env, timeout: patienceMs, killSignal: 'SIGKILL' as const };
    execFile(process.execPath, [main, ...parameters], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 99;
      resolve({ code, output: stdout + stderr });
    });
  });
}
