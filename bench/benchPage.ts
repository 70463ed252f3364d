// The app in a Chromium of its own with a profile on disk: a private window would keep IndexedDB in memory, and durable
// would cost nothing. Times are ms since 1970 by the page's own clock, so that two pages on one machine compare.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { browserArgs } from '../e2e/browserArgs.mjs';
import { slowDown } from './slowPhone.ts';

export interface BenchPage {
  readonly version: string;
  /** Clicks the line's "+" and waits until the new quantity is painted. */
  tap(line: string): Promise<Tap>;
  /** Sends what is in the field, and waits until the new line is painted. */
  add(text: string): Promise<Tap>;
  /** Everything done here is durable on the relay. */
  rest(): Promise<void>;
  /** From when this has resolved, the next change of the cart's total counts. */
  watch(): Promise<void>;
  /** When that change was painted. */
  seen(): Promise<number>;
  close(): Promise<void>;
}

/** ms since 1970. */
interface Paint {
  /** What was done is on the disk. */
  readonly stored: number;
  /** The new total is in the page. */
  readonly shown: number;
  /** The browser began the frame that has it. */
  readonly frame: number;
  readonly painted: number;
}

export interface Tap extends Paint {
  readonly start: number;
}

export async function openPage(url: string, { isSlow }: { readonly isSlow: boolean }): Promise<BenchPage> {
  const profile = await mkdtemp(path.join(tmpdir(), 'trolley-bench-'));
  const executablePath = process.env['PW_CHROMIUM'];
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...browserArgs],
    viewport: isSlow ? { width: 390, height: 844 } : { width: 1280, height: 900 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  await page.getByTestId('cart-total').waitFor();
  // The history has arrived, and the page has come to rest.
  await page.getByRole('button', { name: 'Increase Bananas', exact: true }).waitFor();
  const rest = () => page.getByRole('status', { name: 'Sync status' }).getByText('Saved for everyone').waitFor();
  await rest();
  if (isSlow) await slowDown(page);
  await wait(1000);
  await page.evaluate(installProbe);

  return {
    version: context.browser()?.version() ?? '',
    async tap(line) {
      const tapped = await page.evaluate((name) => globalThis.probe.tap(name), line);
      // Until everything that follows a tap is over, so that taps do not measure each other.
      await wait(30 + Math.random() * 20);
      return tapped;
    },
    async add(text) {
      const added = await page.evaluate((typed) => globalThis.probe.add(typed), text);
      await wait(30 + Math.random() * 20);
      return added;
    },
    rest,
    watch: () => page.evaluate(() => globalThis.probe.watch()),
    seen: () => page.evaluate(() => globalThis.probe.seen()),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

interface Probe {
  watch(): void;
  seen(): Promise<number>;
  tap(line: string): Promise<Tap>;
  add(text: string): Promise<Tap>;
}

declare global {
  var probe: Probe;
}

/** Runs in the page. The total and its count are text, and change in the same commit as the quantity, which is an input's value. */
function installProbe(): void {
  const now = () => performance.timeOrigin + performance.now();
  let stored = 0;
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const transaction = begin.apply(this, given);
    // Before whoever waits for it goes on with it.
    if (transaction.mode === 'readwrite')
      transaction.addEventListener('complete', () => {
        stored = now();
      });
    return transaction;
  };
  const next = () =>
    new Promise<Paint>((resolve) => {
      const total = document.querySelector('[data-testid="cart-total"]')?.closest('.total') ?? null;
      if (total === null) throw new Error('no total on the page');
      const observer = new MutationObserver(() => {
        observer.disconnect();
        const shown = now();
        const storedThen = stored;
        // The first task after the frame's callbacks runs when the frame has been handed over.
        const { port1, port2 } = new MessageChannel();
        let frame = 0;
        port1.onmessage = () => resolve({ stored: storedThen, shown, frame, painted: now() });
        requestAnimationFrame(() => {
          frame = now();
          port2.postMessage(null);
        });
      });
      observer.observe(total, { characterData: true, childList: true, subtree: true });
    });
  let watched = Promise.resolve(0);
  globalThis.probe = {
    watch() {
      watched = next().then(({ painted }) => painted);
    },
    seen: () => watched,
    async tap(line) {
      const button = document.querySelector<HTMLButtonElement>(`button[aria-label="Increase ${line}"]`);
      if (button === null) throw new Error(`no button for ${line}`);
      const painted = next();
      const start = now();
      button.click();
      return { start, ...(await painted) };
    },
    async add(text) {
      const field = document.querySelector<HTMLInputElement>('.add-field');
      if (field === null) throw new Error('no field that adds');
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      setValue?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      // Typed a while ago: suggestions have been found.
      await new Promise((resolve) => setTimeout(resolve, 100));
      const painted = next();
      const start = now();
      field.form?.requestSubmit();
      return { start, ...(await painted) };
    },
  };
}
