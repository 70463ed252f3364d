// Takes pictures of every screen into docs/screens, and the README's own. What fails is named, and the rest goes on.

import { rm } from 'node:fs/promises';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { browserArgs } from '../../e2e/browserArgs.mjs';
import { languages } from '../../src/ui/text/languages.ts';
import { writeAlbum } from './album.ts';
import { type Camera, createCamera, type Shot } from './camera.ts';
import { type Flat, liveAWeek } from './flat.ts';
import { shootBadDays, shootFirstVisit, shootHome } from './scenesAtHome.ts';
import { shootCart, shootDialogs, shootOffline, shootReceipts } from './scenesInCart.ts';
import { shootMoments } from './scenesOfMoments.ts';
import { shootPast } from './scenesOfPast.ts';
import { shootOrder, shootShop } from './scenesOfShop.ts';
import { takeTwoWindows } from './windows.ts';
import { spoken } from './words.ts';

const folder = 'docs/screens';
const scenes: readonly ((camera: Camera, flat: Flat) => Promise<void>)[] = [
  shootFirstVisit,
  shootCart,
  shootDialogs,
  shootOffline,
  shootPast,
  shootMoments,
  shootHome,
  shootReceipts,
  shootShop,
  shootOrder,
  shootBadDays,
];

const executablePath = process.env['PW_CHROMIUM'];
const browser = await chromium.launch({
  args: [...browserArgs],
  ...(executablePath === undefined ? {} : { executablePath }),
});
let shots: readonly Shot[] = [];
try {
  await rm(folder, { recursive: true, force: true });
  for (const language of languages) {
    const flat = await liveAWeek(browser, spoken[language]);
    const camera = createCamera(folder, language, spoken[language]);
    for (const scene of scenes) {
      await scene(camera, flat).catch((error: unknown) => {
        console.error(`${scene.name}, ${language}: ${String(error).slice(0, 400)}`);
        process.exitCode = 1;
      });
      const isTogether = scene === shootReceipts && language === 'en';
      if (isTogether) await takeTwoWindows(browser, flat.atAna.page, flat.atBen.page, 'docs/two-windows.png');
    }
    await flat.leave();
    console.log(`${language}: ${camera.shots.length} screens`);
    if (camera.shots.length > shots.length) shots = camera.shots;
  }
  await writeAlbum(folder, shots);
} finally {
  await browser.close();
}
