// WebKitGTK's own small browser, by WebDriver, on a screen that nobody sees. Its profile lives as long as its session.

import { spawn } from 'node:child_process';
import process from 'node:process';
import { freePort } from '../freePort.ts';
import { endGroup, printedBy } from './browserProcess.ts';
import { type BrowserWindow, clickOn, findByName, type OtherBrowser, press, until } from './browserWindow.ts';

export async function startWebKit(driver: string): Promise<OtherBrowser> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [display] = await printedBy(screen, /\d+(?=\n)/);
  const port = await freePort();
  const running = spawn(driver, [`--port=${port}`], {
    detached: true,
    env: { ...process.env, DISPLAY: `:${display}` },
    stdio: 'ignore',
  });
  const end = async () => {
    await endGroup(running);
    await endGroup(screen);
  };
  const send = sender(`http://127.0.0.1:${port}`);
  try {
    await until('the driver listens', () => send('GET', '/status').catch(() => null));
    const { sessionId } = (await send('POST', '/session', { capabilities: {} })) as { sessionId: string };
    const inSession: Send = (method, path, body) => send(method, `/session/${sessionId}${path}`, body);
    let turn: Promise<unknown> = Promise.resolve();
    return {
      async open(address) {
        const { handle } = (await inSession('POST', '/window/new', { type: 'window' })) as { handle: string };
        // The driver acts on one window at a time.
        const window = windowOf((...asked) => {
          const answer = turn.then(async () => {
            await inSession('POST', '/window', { handle });
            return inSession(...asked);
          });
          turn = answer.catch(() => {});
          return answer;
        });
        await window.goto(address);
        return window;
      },
      async close() {
        await inSession('DELETE', '');
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

type Send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

function windowOf(here: Send): BrowserWindow {
  const elementOf = (role: string, name: string) =>
    until(`${role} "${name}"`, async () => {
      const script = `return (${findByName})(...arguments)`;
      return (await here('POST', '/execute/sync', { script, args: [role, name] })) as object | null;
    });
  const perform = async (...actions: object[]) => {
    for (const action of actions) await here('POST', '/actions', { actions: [action] });
  };
  return {
    async goto(url) {
      await here('POST', '/url', { url });
    },
    async reload() {
      await here('POST', '/refresh', {});
    },
    click: async (role, name) => perform(clickOn(await elementOf(role, name))),
    type: async (role, name, keys) => perform(clickOn(await elementOf(role, name)), press(keys)),
    async run<Given extends readonly (string | number)[], Found>(
      work: (...given: Given) => Found | Promise<Found>,
      ...args: Given
    ) {
      const script = `const given = [...arguments]; const done = given.pop();
        Promise.resolve((${work})(...given)).then((found) => done({ found }), (error) => done({ error: String(error) }))`;
      const { found, error } = (await here('POST', '/execute/async', { script, args })) as {
        found: Found;
        error?: string;
      };
      if (error !== undefined) throw new Error(error);
      return found;
    },
    async close() {
      await here('DELETE', '/window');
    },
  };
}

function sender(origin: string): Send {
  return async (method, path, body) => {
    const response = await fetch(origin + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value).slice(0, 1000)}`);
    return value;
  };
}
