// A slow phone on a slow line, as Lighthouse has it: a quarter of the processor, 1.6 Mbit/s down, 150 ms there and back. The
// browser does not slow down a WebSocket.

import type { Page } from '@playwright/test';

export async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}
