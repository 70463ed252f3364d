// For tests: the API as operators run it, built and in a process of its own, killed and started again.

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

export interface NodeProcess {
  readonly url: string;
  /** As a power cut does it. */
  kill(): Promise<void>;
  /** As the system does it. */
  stop(): Promise<number | null>;
}

export async function startNodeProcess(
  directory: string,
  environment: Readonly<Record<string, string>>,
  onPrinted: (text: string) => void,
): Promise<NodeProcess> {
  const child: ChildProcess = spawn(process.execPath, [join(directory, 'api.js')], {
    env: { PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const note = (chunk: Buffer) => {
      printed += chunk.toString();
      onPrinted(chunk.toString());
      const port = /http:\/\/localhost:(\d+)\/api/.exec(printed)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    void ended.then(() => reject(new Error(`it ended: ${printed}`)));
  });
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
