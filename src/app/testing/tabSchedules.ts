// What may happen to a cart on a device with several tabs, drawn as data and played step by step, and what must hold in the
// end. Steps are not waited for: the next one comes some turns of the event loop's smallest wheel later.

import fc from 'fast-check';
import { cartDomain } from '../../domain/cartDomain.ts';
import type { NewEntry, StoredEntry } from '../../engine/eventStore.ts';
import { createMemoryEventStore } from '../../engine/memoryEventStore.ts';
import { createReadSide } from '../../engine/readSide.ts';
import { readEntry } from '../../log/entryHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { hashOf } from '../../log/sha256.ts';
import type { CartSession } from '../cartSession.ts';
import { asSent, createDeviceWithTabs, type DeviceWithTabs, type Page, type Tab } from './deviceTabs.ts';
import { createHousehold } from './household.ts';
import { add, linesOf } from './machine.ts';

export interface TabStep {
  readonly what:
    | 'a tab opens'
    | 'a page opens the cart again'
    | 'a tab writes'
    | 'a tab goes home'
    | 'a tab crashes'
    | 'a tab falls asleep'
    | 'a tab wakes'
    | 'the cart is taken off, tabs are told'
    | 'the cart is taken off, no tab is told'
    | 'the relay gets what is stored'
    | 'a tab hears the relay'
    | 'somebody else writes'
    | 'the device is cloned'
    | 'the clone writes'
    | 'a tab heals';
  /** Which of those there are. */
  readonly who: number;
  /** Microtasks until the next step; null: until nothing happens any more. */
  readonly pause: number | null;
}

const weights: readonly [TabStep['what'], number][] = [
  ['a tab opens', 5],
  ['a page opens the cart again', 3],
  ['a tab writes', 12],
  ['a tab goes home', 2],
  ['a tab crashes', 1],
  ['a tab falls asleep', 2],
  ['a tab wakes', 2],
  ['the cart is taken off, tabs are told', 1],
  ['the cart is taken off, no tab is told', 1],
  ['the relay gets what is stored', 4],
  ['a tab hears the relay', 4],
  ['somebody else writes', 2],
  ['the device is cloned', 1],
  ['the clone writes', 2],
  ['a tab heals', 3],
];

export const tabSchedules: fc.Arbitrary<readonly TabStep[]> = fc.array(
  fc.record({
    what: fc.oneof(...weights.map(([what, weight]) => ({ weight, arbitrary: fc.constant(what) }))),
    who: fc.nat(5),
    pause: fc.oneof(fc.nat(30), fc.constant(null)),
  }),
  { minLength: 5, maxLength: 40, size: 'max' },
);

/** Plays the steps, wakes everybody, and returns what is wrong then, in words. */
export async function playTabs(steps: readonly TabStep[]): Promise<readonly string[]> {
  const household = createHousehold();
  const cart = household.device('links').tab().links.mint();
  let serial = 1000;
  const newReplicaId = () => ++serial as ReplicaId;
  const device = createDeviceWithTabs(household.device('Alice'), cart, newReplicaId);
  const bobs = createDeviceWithTabs(household.device('Bob', 'orange'), cart, newReplicaId);
  const observer = createMemoryEventStore({ now: () => 0, database: device.state.database });

  const violations: string[] = [];
  const tabs: { readonly tab: Tab; readonly bornIn: number }[] = [];
  const pages: Page[] = [];
  const relay = new Map<ReplicaId, StoredEntry[]>();
  const forked = new Set<ReplicaId>();
  const accepted: { readonly name: string; readonly era: number }[] = [];
  const busy = new Set<Promise<unknown>>();
  let clone: DeviceWithTabs | null = null;
  /** How often the cart was taken off. */
  let era = 0;
  /** Somebody has opened the cart since it was taken off, or has seen nothing of it: it may begin anew. */
  let mayBegin = true;
  let opening = 0;
  let names = 0;

  /** Not waited for. */
  function start(work: Promise<unknown>) {
    const done: Promise<unknown> = work
      .catch((bug: unknown) => violations.push(String(bug)))
      .finally(() => busy.delete(done));
    busy.add(done);
  }

  const awake = () => tabs.filter(({ tab }) => !tab.isAsleep);
  const pick = <Item>(items: readonly Item[], who: number): Item | undefined => items[who % items.length];

  async function openTab(page?: Page) {
    const bornIn = era;
    mayBegin = true;
    opening += 1;
    try {
      tabs.push({ tab: await device.open(page), bornIn });
    } finally {
      opening -= 1;
    }
  }

  function leave(who: number): Tab | undefined {
    const leaving = pick(awake(), who);
    if (leaving !== undefined) tabs.splice(tabs.indexOf(leaving), 1);
    return leaving?.tab;
  }

  async function write(session: CartSession) {
    names += 1;
    const name = `Item ${names}`;
    const started = era;
    const result = await session.dispatch(add(name));
    if (result.kind === 'accepted') accepted.push({ name, era: started });
  }

  /** Of each log, what goes on from what the relay has. */
  function offer(entries: readonly StoredEntry[]) {
    for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
      const log = relay.get(entry.replicaId) ?? [];
      const known = log[entry.seq];
      if (known === undefined && goesOn(log, entry)) {
        relay.set(entry.replicaId, [...log, entry]);
      } else if (!forked.has(entry.replicaId) && (known === undefined || !isSame(known, entry))) {
        violations.push(`log ${entry.replicaId} has two branches at ${entry.seq}, and no device was cloned`);
      }
    }
  }

  async function othersWrite(on: DeviceWithTabs) {
    const tab = await on.open();
    names += 1;
    await tab.session.dispatch(add(`Item ${names} of others`));
    await tab.close();
    const store = createMemoryEventStore({ now: () => 0, database: on.state.database });
    return store.readAll(cart.cartId);
  }

  async function cloneWrites() {
    if (clone === null) return;
    const [replicaId] = clone.state.slots.values();
    if (replicaId !== undefined) forked.add(replicaId);
    offer((await othersWrite(clone)).filter((entry) => entry.replicaId === replicaId));
  }

  async function heal({ tab }: { readonly tab: Tab }) {
    for (const [replicaId, branch] of relay) {
      const stored = await observer.readLog(cart.cartId, replicaId, 0);
      const parts = stored.some((entry, seq) => branch[seq] !== undefined && !isSame(branch[seq], entry));
      if (parts) tab.events()?.forked({ replicaId, branch: branch.map(asSent) });
    }
  }

  async function hear({ tab }: { readonly tab: Tab }) {
    // A store that fails is the session's to report.
    await tab
      .events()
      ?.receive([...relay.values()].flat().map(asSent))
      .catch(() => undefined);
  }

  async function play({ what, who }: TabStep): Promise<void> {
    const one = pick(awake(), who);
    switch (what) {
      case 'a tab opens':
        return start(openTab());
      case 'a page opens the cart again':
        return start(openTab(pages.splice(who % Math.max(pages.length, 1), 1)[0]));
      case 'a tab writes':
        return one && start(write(one.tab.session));
      case 'a tab goes home': {
        const leaving = leave(who);
        return leaving && start(leaving.close().then((page) => pages.push(page)));
      }
      case 'a tab crashes':
        return leave(who)?.crash();
      case 'a tab falls asleep':
        return one?.tab.sleep();
      case 'a tab wakes':
        return pick(
          tabs.filter(({ tab }) => tab.isAsleep),
          who,
        )?.tab.wake();
      case 'the cart is taken off, tabs are told':
      case 'the cart is taken off, no tab is told':
        era += 1;
        mayBegin = opening > 0 || tabs.some(({ tab }) => tab.session.store.getState().history.entries.length === 0);
        return start(device.takeOff(what === 'the cart is taken off, tabs are told'));
      case 'the relay gets what is stored':
        return offer(await observer.readAll(cart.cartId));
      case 'a tab hears the relay':
        return one && start(hear(one));
      case 'somebody else writes':
        return offer(await othersWrite(bobs));
      case 'the device is cloned':
        clone = device.clone();
        return;
      case 'the clone writes':
        return cloneWrites();
      case 'a tab heals':
        return one && heal(one);
    }
  }

  async function settle() {
    for (let round = 0; round < 3 || busy.size > 0; round += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (round > 200) throw new Error('something never ends');
    }
    if (!mayBegin && (await observer.count(cart.cartId)) > 0)
      violations.push('something went into a cart that was taken off');
  }

  await openTab();
  start(write(tabs[0]?.tab.session as CartSession));
  await settle();
  for (const step of steps) {
    await play(step);
    if (step.pause === null) await settle();
    else for (let turn = 0; turn < step.pause; turn += 1) await undefined;
  }
  await settle();

  // Everybody wakes, a newcomer opens it, and all meet the relay. Who was awake has to know by then.
  for (const { tab } of tabs) if (tab.isAsleep) tab.wake();
  await settle();
  await openTab();
  await settle();
  for (let round = 0; round < 2; round += 1) {
    for (const each of tabs) {
      each.tab.session.reconnect();
      await settle();
      await heal(each);
      await settle();
      await hear(each);
      await settle();
    }
  }

  const stored = await observer.readAll(cart.cartId);
  const truth = createReadSide(cartDomain, cart.cartId);
  truth.receive(stored);
  const elsewhere = createReadSide(cartDomain, cart.cartId);
  elsewhere.receive([...relay.values()].flat());
  const kept = linesOf(elsewhere.now());
  // What was on this device only when the cart was taken off it is gone, as its person wanted.
  const wanted = accepted.filter((act) => act.era === era || act.name in kept);
  for (const { tab, bornIn } of tabs) {
    const { isRemoved, history } = tab.session.store.getState();
    if (isRemoved && bornIn < era) continue;
    if (isRemoved) violations.push('a tab says that the cart was taken off, and it was not');
    const { entries, newer, invalid } = truth.history();
    if (JSON.stringify(history.entries.map(({ id }) => id)) !== JSON.stringify(entries.map(({ id }) => id))) {
      violations.push(`a tab shows ${history.entries.length} of ${entries.length} events`);
    }
    if (history.newer !== newer || history.invalid !== invalid) violations.push('a tab counts the unreadable wrongly');
    const shown = linesOf(tab.session.store.getState().now);
    for (const { name } of wanted) if (shown[name] !== 1) violations.push(`${name}: ${shown[name] ?? 'missing'}`);
    for (const [name, quantity] of Object.entries(shown)) if (quantity !== 1) violations.push(`${name}: ${quantity}`);
  }
  for (const { tab } of tabs) await tab.close();
  return violations;
}

function goesOn(log: readonly NewEntry[], entry: NewEntry): boolean {
  const last = log.at(-1);
  if (entry.seq !== log.length) return false;
  return last === undefined || readEntry(entry.bytes)?.previous === hashOf(last.bytes);
}

function isSame(a: NewEntry, b: NewEntry): boolean {
  return Buffer.compare(a.bytes, b.bytes) === 0;
}
