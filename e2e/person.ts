// Alice, Bob and Carol: each has a browser profile and a line to the relay of their own, and any number of tabs.

import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { type CartPage, cartPage } from './cartPage.ts';
import type { RelayProcess } from './relayProcess.ts';
import { startTcpProxy, type TcpProxy } from './tcpProxy.ts';

export interface Person {
  readonly context: BrowserContext;
  readonly line: TcpProxy;
  /** Where this person finds the app; it goes through the line. */
  readonly origin: string;
  /** A new tab; `address` is a path, or a link that somebody else was given. */
  open(address?: string): Promise<CartPage>;
  /** A cart of this person's own, with these lines. */
  startCart(...items: string[]): Promise<CartPage>;
  /** The network is gone altogether, for the browser too. */
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  leave(): Promise<void>;
}

export async function person(
  browser: Browser,
  relay: Pick<RelayProcess, 'port'>,
  options?: BrowserContextOptions,
): Promise<Person> {
  const line = await startTcpProxy(() => relay.port);
  const context = await browser.newContext(options);
  const origin = `http://localhost:${line.port}`;

  async function open(address = '/'): Promise<CartPage> {
    const page: Page = await context.newPage();
    await page.goto(origin + pathOf(address));
    return cartPage(page);
  }

  return {
    context,
    line,
    origin,
    open,
    async startCart(...items) {
      const cart = await open('/#/new');
      for (const item of items) await cart.add(item);
      return cart;
    },
    async goOffline() {
      // As somebody whose page has been open for a moment: all its parts are kept.
      for (const page of context.pages()) await page.evaluate(untilActivated);
      line.cut();
      await context.setOffline(true);
    },
    async goOnline() {
      line.restore();
      await context.setOffline(false);
    },
    async leave() {
      await context.close();
      await line.close();
    },
  };
}

/** In the page. One that was loading while the worker took over is not served by it: so not its controller is asked for. */
async function untilActivated(): Promise<void> {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  while (worker && worker.state !== 'activated')
    await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
}

/** A link without its origin: everybody reaches the same relay by a line of their own. */
function pathOf(address: string): string {
  return address.startsWith('/') ? address : address.slice(new URL(address).origin.length);
}
