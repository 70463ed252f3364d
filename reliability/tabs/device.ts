// Somebody's device: a browser profile, the line that it reaches the relay by, and its tabs. It outlives its browser.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startTcpProxy } from '../../e2e/tcpProxy.ts';
import { type CartTab, openTab } from './cartTab.ts';
import { type Chromium, copyProfileDir, startChromium } from './chromium.ts';
import { profileOf } from './step.ts';

export interface Device {
  readonly name: string;
  /** Those that are there, killed ones left out. */
  readonly tabs: ReadonlyMap<string, CartTab>;
  isUp(): boolean;
  isLineOpen(): boolean;
  turnLine(how: 'cut' | 'stall' | 'restore'): void;
  start(): Promise<void>;
  kill(): Promise<void>;
  open(tab: string): Promise<CartTab>;
  /** The app is kept here: it starts without a network. */
  untilStored(): Promise<void>;
  /** A tab of somebody who has never been here, on the same line. */
  newcomer(tab: string): Promise<CartTab>;
  /** A tab that was killed, or has been closed. */
  forget(tab: string): void;
  copyTo(name: string): Promise<void>;
  setBack(name: string): Promise<void>;
  dispose(): Promise<void>;
}

export interface DeviceOptions {
  readonly executable: string;
  /** Where its profile and all copies are, those of others too. */
  readonly directory: string;
  readonly relayPort: number;
  readonly onError: (words: string) => void;
}

export async function createDevice(name: string, options: DeviceOptions): Promise<Device> {
  const { executable, directory, relayPort, onError } = options;
  const line = await startTcpProxy(() => relayPort);
  const dirOf = (whose: string) => path.join(directory, whose);
  const tabs = new Map<string, CartTab>();
  let chromium: Chromium | null = null;
  let isLineOpen = true;
  await mkdir(dirOf(name), { recursive: true });

  async function kill(): Promise<void> {
    await chromium?.kill();
    chromium = null;
    tabs.clear();
  }

  return {
    name,
    tabs,
    isLineOpen: () => isLineOpen,
    turnLine(how) {
      line[how]();
      isLineOpen = how === 'restore';
    },
    isUp: () => chromium !== null,
    async start() {
      chromium ??= await startChromium({ executable, profileDir: dirOf(name), port: line.port });
    },
    kill,
    async open(tab) {
      if (chromium === null) throw new Error(`${profileOf(tab)} is down`);
      const opened = await openTab(chromium.context, tab, onError);
      tabs.set(tab, opened);
      return opened;
    },
    async untilStored() {
      if (isLineOpen) await [...tabs.values()].at(-1)?.untilStored();
    },
    async newcomer(tab) {
      if (chromium === null) throw new Error(`${name} is down`);
      return openTab(await chromium.browser.newContext(), tab, onError);
    },
    forget: (tab) => tabs.delete(tab),
    copyTo: (copy) => copyProfileDir(dirOf(name), dirOf(copy)),
    setBack: (copy) => copyProfileDir(dirOf(copy), dirOf(name)),
    async dispose() {
      await kill();
      await line.close();
    },
  };
}
