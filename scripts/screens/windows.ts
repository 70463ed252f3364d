// The README's picture: two windows of one cart, where what both did without a network has come together.

import type { Browser, Page } from '@playwright/test';
import { atRest, devices } from './camera.ts';

const window = { width: 390, height: 780 };

export async function takeTwoWindows(browser: Browser, light: Page, dark: Page, file: string): Promise<void> {
  const pictures: string[] = [];
  for (const [page, colorScheme] of [
    [light, 'light'],
    [dark, 'dark'],
  ] as const) {
    await page.locator('.cart-scroll').evaluate((part) => part.scrollTo(0, 0));
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setDeviceMetricsOverride', { ...window, deviceScaleFactor: 2, mobile: false });
    pictures.push(await atRest(async () => (await devtools.send('Page.captureScreenshot', { format: 'png' })).data));
    await devtools.send('Emulation.clearDeviceMetricsOverride');
    await devtools.detach();
    await page.setViewportSize(devices.desk);
  }
  const frame = await browser.newPage({ viewport: { width: 860, height: 840 }, deviceScaleFactor: 2 });
  const images = pictures.map((data) => `<img src="data:image/png;base64,${data}" width="390" alt="">`).join('');
  await frame.setContent(`<style>
    body { display: flex; gap: 24px; justify-content: center; margin: 0; padding: 30px 0; background: #d1c9bc; }
    img { border-radius: 16px; }
  </style>${images}`);
  await frame.screenshot({ path: file });
  await frame.close();
}
