// A real Chromium on a profile of its own, as somebody has it on their desk: only the tab in front is seen, the others are
// hidden and may be frozen, pages go to the back/forward cache. It can be killed as a power cut does it, and its profile
// copied while it is down.

import { type ChildProcess, spawn } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import process from 'node:process';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { browserArgs } from '../../e2e/browserArgs.mjs';
import { patienceMs } from './patience.ts';

export interface Chromium {
  readonly browser: Browser;
  /** That of the profile. */
  readonly context: BrowserContext;
  /** SIGKILL to all its processes; resolves when the last of them has let go of the profile. */
  kill(): Promise<void>;
}

/** Where everybody finds the app: each browser reaches it by a line of its own. */
export const origin = 'http://localhost:4321';

/** What a start does besides starting costs seconds, and this proof starts hundreds. */
const lean = [
  '--headless',
  '--remote-debugging-port=0',
  '--window-size=480,900',
  '--disable-breakpad',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-hang-monitor',
  '--disable-search-engine-choice-screen',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--password-store=basic',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
  '--disable-features=MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,Translate',
];

export async function startChromium(options: {
  readonly executable: string;
  readonly profileDir: string;
  /** The port of this machine behind the origin. */
  readonly port: number;
}): Promise<Chromium> {
  const { executable, profileDir, port } = options;
  const mapped = `--host-resolver-rules=MAP ${new URL(origin).host} 127.0.0.1:${port}`;
  const parameters = [...browserArgs, ...lean, mapped, `--user-data-dir=${profileDir}`, 'about:blank'];
  const child = spawn(executable, parameters, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const killNow = () => killGroup(child);
  process.prependOnceListener('exit', killNow); // before its directory is removed
  // All its processes write to this pipe: it is closed when the last has ended.
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void ended.then(() => process.off('exit', killNow));
  const endpoint = await debuggingEndpoint(child);
  // Playwright's own defaults would show every page as if it were in front.
  const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true, timeout: patienceMs });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no profile');
  return {
    browser,
    context,
    async kill() {
      killNow();
      await ended;
    },
  };
}

function debuggingEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (how: string) => reject(new Error(`Chromium ${how}:\n${said.slice(-2_000)}`));
    const impatience = setTimeout(() => fail(`did not start within ${patienceMs} ms`), patienceMs);
    child.once('error', (cause) => fail(cause.message));
    child.once('close', () => fail('ended'));
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const endpoint = /DevTools listening on (\S+)/.exec(said)?.[1];
      if (endpoint === undefined) return;
      clearTimeout(impatience);
      said = '';
      resolve(endpoint);
    });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** What a browser makes anew. The script cache of service workers is none of it. */
const notKept =
  /^(?:Singleton.*|(?:Code |GPU|Shader|GrShader|GPUPersistent|Dawn\w+|GraphiteDawn)?Cache|DevToolsActivePort|Crashpad)$/;

/** Of a browser that is down. */
export async function copyProfileDir(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true, filter: (source) => !notKept.test(source.slice(source.lastIndexOf('/') + 1)) });
}
