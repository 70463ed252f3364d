// The app with a long history in a Chromium with its profile on disk, and what somebody waits for there. Times are ms since
// the page was asked for.

import path from 'node:path';
import process from 'node:process';
import { chromium, type Page } from '@playwright/test';
import { browserArgs } from '../e2e/browserArgs.mjs';

/** From asking for the page on. */
export interface Opening {
  /** The cart's lines and its total are painted; of a cart without events, the field that adds. */
  readonly painted: number;
  /** The slider goes over all events. */
  readonly ready: number;
}

export interface TimelinePage {
  readonly page: Page;
  readonly version: string;
  readonly opening: () => Promise<Opening>;
  /** From moving the slider to the painted moment, so many times; anywhere. */
  seeks(count: number): Promise<readonly number[]>;
  /** Plays at 5×, and gives the times between frames. */
  play(ms: number): Promise<readonly number[]>;
  /** The longest tasks from when this resolves, until there are so many events. */
  watch(events: number): Promise<() => Promise<readonly number[]>>;
  /** Live bytes of JavaScript, garbage collected. */
  heap(): Promise<number>;
  /** Resolves when what the first look is painted from has been written, of all events. */
  keyframeWritten(): Promise<void>;
  /** Bytes of the browser's storage. */
  stored(): Promise<number>;
  close(): Promise<void>;
}

export async function openTimeline(address: string, profile: string, events: number): Promise<TimelinePage> {
  const executablePath = process.env['PW_CHROMIUM'];
  const context = await chromium.launchPersistentContext(path.resolve(profile), {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...browserArgs],
    viewport: { width: 1280, height: 900 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.addInitScript(installProbe, events);
  await page.goto(address);
  const devtools = await context.newCDPSession(page);

  return {
    page,
    version: context.browser()?.version() ?? '',
    async opening() {
      await page.waitForFunction(() => globalThis.timelineProbe.opening.ready > 0, undefined, {
        timeout: 180_000,
        polling: 100,
      });
      return page.evaluate(() => globalThis.timelineProbe.opening);
    },
    seeks: (count) => page.evaluate((times) => globalThis.timelineProbe.seeks(times), count),
    play: (ms) => page.evaluate((during) => globalThis.timelineProbe.play(during), ms),
    async watch(until) {
      await page.evaluate((length) => globalThis.timelineProbe.watch(length), until);
      return () => page.evaluate(() => globalThis.timelineProbe.watched);
    },
    async heap() {
      await devtools.send('HeapProfiler.collectGarbage');
      return (await devtools.send('Runtime.getHeapUsage')).usedSize;
    },
    async keyframeWritten() {
      while (!(await page.evaluate(isKeyframeOf, events))) await page.waitForTimeout(200);
    },
    stored: () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0),
    close: () => context.close(),
  };
}

interface TimelineProbe {
  opening: { painted: number; ready: number };
  watched: Promise<readonly number[]>;
  seeks(count: number): Promise<readonly number[]>;
  play(ms: number): Promise<readonly number[]>;
  watch(events: number): void;
}

declare global {
  var timelineProbe: TimelineProbe;
}

/** Runs in the page, before anything else. */
function installProbe(events: number): void {
  const slider = () => document.querySelector<HTMLInputElement>('.dock-slider');
  const isReady = (length: number) => length === 0 || Number(slider()?.max ?? 0) === length - 1;
  const isShown = () =>
    events === 0
      ? document.querySelector('.add-field') !== null
      : document.querySelector('.line') !== null && document.querySelector('strong[data-testid="cart-total"]') !== null;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  /** The first task after the frame's callbacks runs when the frame has been handed over. */
  const painted = async () => {
    await frame();
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    return performance.now();
  };
  const opening = { painted: 0, ready: 0 };

  async function watchOpening() {
    while (opening.ready === 0) {
      await frame();
      if (opening.painted === 0 && isShown()) opening.painted = await painted();
      if (opening.painted > 0 && isReady(events)) opening.ready = await painted();
    }
  }

  const moveTo = (position: number) => {
    const input = slider();
    if (input === null) throw new Error('no slider');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, String(position));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };

  globalThis.timelineProbe = {
    opening,
    watched: Promise.resolve([]),
    async seeks(count) {
      const taken: number[] = [];
      for (let seek = 0; seek < count; seek += 1) {
        await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 20));
        const start = performance.now();
        moveTo(Math.floor(Math.random() * (events - 1)));
        taken.push((await painted()) - start);
      }
      return taken;
    },
    async play(ms) {
      moveTo(Math.floor(events / 2));
      const speed = document.querySelector<HTMLSelectElement>('.dock-speed');
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(speed, '5');
      speed?.dispatchEvent(new Event('change', { bubbles: true }));
      await painted();
      document.querySelector<HTMLButtonElement>('.dock-controls [aria-label="Play"]')?.click();
      const between: number[] = [];
      let last = await frame();
      for (const end = last + ms; last < end; ) {
        const now = await frame();
        between.push(now - last);
        last = now;
      }
      document.querySelector<HTMLButtonElement>('.dock-controls [aria-label="Pause"]')?.click();
      moveTo(events - 1);
      return between;
    },
    watch(length) {
      const long: number[] = [];
      const observer = new PerformanceObserver((list) =>
        long.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: 'longtask' });
      globalThis.timelineProbe.watched = (async () => {
        while (!isReady(length)) await frame();
        await new Promise((resolve) => setTimeout(resolve, 500));
        observer.disconnect();
        return long;
      })();
    },
  };
  void watchOpening();
}

/** Runs in the page. */
function isKeyframeOf(events: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('trolley-keyframes', 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore('keyframes');
    opening.onsuccess = () => {
      const reading = opening.result.transaction('keyframes').objectStore('keyframes').getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        const lengths = (reading.result as { heads: { length: number }[] }[]).map(({ heads }) =>
          heads.reduce((sum, { length }) => sum + length, 0),
        );
        resolve(lengths.includes(events));
      };
      opening.result.close();
    };
  });
}
