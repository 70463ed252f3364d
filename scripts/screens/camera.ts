// Takes a screen as it stands on a phone and on a desk, in light and in dark. Small files: the folder is part of the repo.

import { mkdir, writeFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '../../src/ui/text/languages.ts';
import type { Spoken } from './words.ts';

export const devices = {
  phone: { width: 390, height: 844 },
  desk: { width: 1280, height: 800 },
} as const;
export type Device = keyof typeof devices;
export const lights = ['light', 'dark'] as const;

/** A screen that there are pictures of. */
export interface Shot {
  readonly name: string;
  readonly title: string;
  readonly on: readonly Device[];
}

interface How {
  /** Where there is such a screen, if not everywhere. */
  readonly on?: readonly Device[];
  /** What is to be seen on it. */
  readonly of?: Locator;
}

export interface Camera {
  shoot(name: string, title: string, page: Page, how?: How): Promise<void>;
  readonly shots: readonly Shot[];
}

const everywhere: readonly Device[] = ['phone', 'desk'];
const quality = 60;

export function createCamera(folder: string, language: Language, words: Spoken): Camera {
  const shots: Shot[] = [];
  return {
    shots,
    async shoot(name, title, page, { on = everywhere, of } = {}) {
      await dismissNotice(page, words);
      const devtools = await page.context().newCDPSession(page);
      for (const device of on) {
        await page.setViewportSize(devices[device]);
        // What comes late has its place kept, and is not there yet.
        await expect(page.locator(':is(.dock, .catalogue, .history):empty')).toHaveCount(0);
        await page.locator('.cart-scroll').evaluateAll((parts) => parts.map((part) => part.scrollTo(0, 0)));
        await of?.scrollIntoViewIfNeeded();
        for (const colorScheme of lights) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const take = async () =>
            (await devtools.send('Page.captureScreenshot', { format: 'webp', quality })).data as string;
          const picture = await atRest(take);
          await mkdir(`${folder}/${language}`, { recursive: true });
          await writeFile(`${folder}/${fileOf(name, language, device, colorScheme)}`, picture, 'base64');
        }
      }
      await devtools.detach();
      await page.setViewportSize(devices.desk);
      const before = shots.find((shot) => shot.name === name);
      if (before === undefined) shots.push({ name, title, on });
      else shots[shots.indexOf(before)] = { name, title, on: everywhere };
    },
  };
}

export function fileOf(name: string, language: Language, device: Device, light: (typeof lights)[number]): string {
  return `${language}/${name}-${device}-${light}.webp`;
}

/** What it says is of what led to the screen. */
export async function dismissNotice(page: Page, words: Spoken): Promise<void> {
  const notice = page.getByRole('button', { name: words.app.notices.dismiss });
  if (await notice.isVisible()) await notice.click();
}

/** Two that are the same: nothing moves or is still to come. */
export async function atRest(take: () => Promise<string>): Promise<string> {
  let before = await take();
  for (let tries = 0; tries < 20; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 120));
    const now = await take();
    if (now === before) break;
    before = now;
  }
  return before;
}
