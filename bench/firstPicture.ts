// A page opened by somebody who has never been here: when the largest part of it is painted, and how much jumps about.

import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { browserArgs } from '../e2e/browserArgs.mjs';
import { slowDown } from './slowPhone.ts';

export interface Picture {
  /** ms since the page was asked for. */
  readonly largest: number;
  /** The sum of all layout shifts. */
  readonly shift: number;
  /** ms until the first line of a cart was painted; null without one. */
  readonly line: number | null;
}

declare global {
  var picture: { largest: number; shift: number; line: number | null };
}

export async function firstPicture(address: string): Promise<Picture> {
  const executablePath = process.env['PW_CHROMIUM'];
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...browserArgs],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.addInitScript(observe);
    await slowDown(page);
    // Left alone until whatever comes late has come: who looks for something in the page meanwhile takes its time.
    await page.goto(address, { waitUntil: 'commit' });
    await wait(8000);
    await page.getByRole('combobox', { name: 'Add an item' }).waitFor();
    return await page.evaluate(() => globalThis.picture);
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function observe(): void {
  globalThis.picture = { largest: 0, shift: 0, line: null };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.picture.largest = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!hadRecentInput) globalThis.picture.shift += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const watcher = new MutationObserver(() => {
    if (document.querySelector('.line') === null) return;
    watcher.disconnect();
    // The message comes after the frame in which it is painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      globalThis.picture.line = performance.now();
    };
    requestAnimationFrame(() => port2.postMessage(null));
  });
  watcher.observe(document, { childList: true, subtree: true });
}
