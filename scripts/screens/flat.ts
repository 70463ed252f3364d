// A week of three flatmates and their cart: what there is to see a picture of. Each day they open the app, and close it.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, expect } from '@playwright/test';
import { type Person, person } from '../../e2e/person.ts';
import { startRelay } from '../../e2e/relayProcess.ts';
import { devices } from './camera.ts';
import { createHand, type Hand } from './hand.ts';
import type { Spoken } from './words.ts';

const monday = '2026-11-16T18:40:00+01:00';
const tuesday = '2026-11-17T19:25:00+01:00';
const thursday = '2026-11-19T21:05:00+01:00';
const saturday = '2026-11-21T10:12:00+01:00';

export interface Flat {
  readonly words: Spoken;
  readonly ana: Person;
  readonly ben: Person;
  readonly cem: Person;
  readonly atAna: Hand;
  readonly atBen: Hand;
  readonly editLink: string;
  readonly viewLink: string;
  open(who: Person, address: string): Promise<Hand>;
  /** Somebody who has never been here. */
  stranger(): Promise<Person>;
  leave(): Promise<void>;
}

export async function liveAWeek(browser: Browser, words: Spoken): Promise<Flat> {
  // Read at each start.
  const settings = {
    PRETENDED_TIME: monday,
    NODE_OPTIONS: `--import=${pathToFileURL(path.resolve('scripts/screens/pretendedTime.mjs'))}`,
  };
  const relay = await startRelay({ main: path.resolve('dist/server/main.js'), settings });
  const everybody: Person[] = [];
  const comes = async (at: string): Promise<Person> => {
    const options = { locale: words.locale, timezoneId: 'Europe/Berlin', viewport: devices.desk, bypassCSP: true };
    const who = await person(browser, relay, options);
    who.context.setDefaultTimeout(15_000);
    await who.context.clock.setFixedTime(at);
    everybody.push(who);
    return who;
  };
  const open = async (who: Person, address: string) => createHand((await who.open(address)).page, words);
  const ana = await comes(monday);
  const ben = await comes(monday);
  const cem = await comes(monday);
  const dayAt = async (time: string): Promise<void> => {
    for (const { context } of [ana, ben, cem]) {
      for (const page of context.pages()) await page.close();
      await context.clock.setFixedTime(time);
    }
    await relay.stop();
    settings.PRETENDED_TIME = time;
    await relay.start();
  };

  let atAna = await open(ana, '/#/new');
  await atAna.introduce('Ana');
  await atAna.add(`2 ${words.milk}`, words.bread, `6 ${words.eggs}`, words.coffee);
  await atAna.nameCart(words.flat);
  await atAna.price(words.milk, '1.29');
  await atAna.price(words.bread, '2.99');
  await atAna.price(words.eggs, '0.35');
  const editLink = await atAna.link('editLink');
  const viewLink = await atAna.link('viewLink');
  let atBen = await open(ben, editLink);
  await atBen.introduce('Ben');
  await atBen.add(words.pasta, `4 ${words.tomatoes}`);
  await atBen.price(words.pasta, '1.19');
  let atCem = await open(cem, editLink);
  await atCem.introduce('Cem');
  await atCem.add(words.oatMilk, words.toiletPaper);
  await atCem.price(words.oatMilk, '1.99');
  await atCem.price(words.toiletPaper, '4.49');
  for (const hand of [atAna, atBen, atCem]) await hand.untilSaved();

  await dayAt(tuesday);
  atBen = await open(ben, editLink);
  await atBen.pick(words.milk, words.eggs, words.pasta, words.toiletPaper, words.oatMilk);
  await atBen.button(words.app.checkout.finishShop).click();
  await atBen.dialog.getByRole('button', { name: words.checkout.finish, exact: true }).click();
  await expect(atBen.dialog).toHaveCount(0);
  await atBen.untilSaved();

  await dayAt(thursday);
  atCem = await open(cem, editLink);
  await atCem.add(`3 ${words.bananas}`, words.cheese, words.oatMilk);
  await atCem.price(words.cheese, '3.49');
  await atCem.remove(words.tomatoes);
  await atCem.untilSaved();

  await dayAt(saturday);
  const others = [
    [words.office, words.juice, words.butter],
    [words.party, `12 ${words.beer}`, words.candles, words.chocolate],
  ] as const;
  for (const [name, ...items] of others) {
    const other = await open(ana, '/#/new');
    await other.add(...items);
    await other.nameCart(name);
    await other.untilSaved();
    await other.page.close();
  }
  atAna = await open(ana, editLink);
  await atAna.add(`2 ${words.milk}`, words.butter);
  await atAna.price(words.butter, '2.49');
  await atAna.note(words.milk, words.note);
  atBen = await open(ben, editLink);
  await atBen.increase(words.milk);
  await atBen.increase(words.bread);
  await atBen.pick(words.bread);
  await atBen.untilSaved();
  await atAna.untilSaved();
  return {
    words,
    ana,
    ben,
    cem,
    atAna,
    atBen,
    editLink,
    viewLink,
    open,
    stranger: () => comes(saturday),
    async leave() {
      for (const who of everybody) await who.leave();
      await relay.dispose();
    },
  };
}
