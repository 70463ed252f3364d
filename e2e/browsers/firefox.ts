// Firefox as it is installed, by WebDriver BiDi over its own socket.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import { endGroup, printedBy } from './browserProcess.ts';
import { type BrowserWindow, clickOn, findByName, type OtherBrowser, press, until } from './browserWindow.ts';

/** `localNames` lead to this machine, as names of a local network do: plain http there is no secure context. */
export async function startFirefox(executable: string, localNames: readonly string[] = []): Promise<OtherBrowser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'trolley-firefox-'));
  await writeFile(
    path.join(profile, 'user.js'),
    `user_pref("network.dns.localDomains", ${JSON.stringify(localNames.join(','))});\n` +
      'user_pref("intl.accept_languages", "en-GB, en");\n',
  );
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'];
  const child: ChildProcess = spawn(executable, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const end = async () => {
    await endGroup(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [, address] = await printedBy(child, /WebDriver BiDi listening on (ws:\S+)/);
    const connection = await connect(`${address}/session`);
    await connection.send('session.new', { capabilities: {} });
    return {
      async open(url) {
        const { context } = await connection.send('browsingContext.create', { type: 'window' });
        const window = windowOf(connection, String(context));
        await window.goto(url);
        return window;
      },
      async close() {
        connection.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function windowOf({ send }: Connection, context: string): BrowserWindow {
  const call = async (work: string, given: readonly (string | number)[]) => {
    const answer = await send('script.callFunction', {
      functionDeclaration: work,
      arguments: given.map((value) => ({ type: typeof value, value })),
      target: { context },
      awaitPromise: true,
      userActivation: true,
    });
    if (answer['type'] !== 'success') throw new Error(JSON.stringify(answer['exceptionDetails']));
    return answer['result'] as { type: string; value?: unknown; sharedId?: string };
  };
  const elementOf = (role: string, name: string) =>
    until(`${role} "${name}"`, async () => {
      const { sharedId } = await call(String(findByName), [role, name]);
      return sharedId === undefined ? null : { type: 'element', element: { sharedId } };
    });
  const perform = async (...actions: object[]) => {
    for (const action of actions) await send('input.performActions', { context, actions: [action] });
  };
  return {
    async goto(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async reload() {
      await send('browsingContext.reload', { context, wait: 'complete' });
    },
    click: async (role, name) => perform(clickOn(await elementOf(role, name))),
    type: async (role, name, keys) => perform(clickOn(await elementOf(role, name)), press(keys)),
    async run(work, ...given) {
      const { value } = await call(`async (...given) => JSON.stringify([await (${work})(...given)])`, given);
      return JSON.parse(String(value))[0];
    },
    async close() {
      await send('browsingContext.close', { context });
    },
  };
}

type Connection = Awaited<ReturnType<typeof connect>>;

async function connect(address: string) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  socket.on('message', (data) => {
    const answer: Answer = JSON.parse(String(data));
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  socket.on('close', () => {
    for (const [id, answer] of waiting) answer({ id, type: 'error', result: {}, error: 'Firefox went away' });
  });
  return {
    async send(method: string, params: object): Promise<Readonly<Record<string, unknown>>> {
      lastId += 1;
      const id = lastId;
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      socket.send(JSON.stringify({ id, method, params }));
      const answer = await answered;
      if (answer.type !== 'success') throw new Error(`${method}: ${answer.error} ${answer.message ?? ''}`);
      return answer.result;
    },
    close: () => socket.close(),
  };
}

interface Answer {
  readonly id: number;
  readonly type: 'success' | 'error';
  readonly result: Readonly<Record<string, unknown>>;
  readonly error?: string;
  readonly message?: string;
}
