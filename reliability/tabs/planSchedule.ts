// A schedule from a seed: what several people with several tabs do, and what befalls them. It keeps just enough of a
// picture of the world (who is up, which tabs are where) to plan only what can be done. Pure.

import type { Random } from '../seededRandom.ts';
import { createPicture, type Picture, type PlannedProfile } from './picture.ts';
import { planActs } from './planActs.ts';
import type { Step } from './step.ts';

export interface Schedule {
  readonly profiles: readonly { readonly name: string; readonly tabs: readonly string[] }[];
  readonly steps: readonly Step[];
}

type Move = readonly [weight: number, plan: (world: Picture, random: Random) => readonly Step[]];

const mostProfiles = 4;

/** How often each is tried, and what it comes to now: nothing where it cannot be done. */
const moves: readonly Move[] = [
  [9, (world, random) => acts(world, random)],
  [5, (world, random) => actAndKill(world, random, 'tab')],
  [2, (world, random) => actAndKill(world, random, 'browser')],
  [3, (world, random) => killTab(world, random)],
  [2, openTab],
  [1, reload],
  [2, freeze],
  [2, thaw],
  [1.5, leave],
  [2.5, comeBack],
  [1.5, cutLine],
  [2, (world, random) => restoreLine(world, random)],
  [1, (world) => toggleRelay(world)],
  [1.5, copyProfile],
  [3, setProfileBack],
  [0.5, cloneProfile],
  [0.7, copyRelay],
  [1.5, setRelayBack],
  [0.7, setBothBack],
  [0.8, takeOff],
  [0.8, clear],
  [1.5, audit],
];

export function planSchedule(random: Random, length: number): Schedule {
  const world = createPicture();
  const profiles = Array.from({ length: random.between(2, 3) }, () => world.addProfile(random.between(2, 3)));
  const first = profiles.map(({ name, tabs }) => ({ name, tabs: tabs.map((tab) => tab.name) }));
  const steps: Step[] = [];
  const total = moves.reduce((sum, [weight]) => sum + weight, 0);
  while (steps.length < length) {
    let at = (random.below(1_000_000) / 1_000_000) * total;
    const move = moves.find(([weight]) => {
      at -= weight;
      return at < 0;
    });
    steps.push(...(move?.[1](world, random) ?? []));
  }
  return { profiles: first, steps };
}

function acts(world: Picture, random: Random): readonly Step[] {
  const planned = planActs(world, random, random.between(1, 5));
  return planned.length === 0 ? [] : [{ kind: 'act', acts: planned }];
}

function actAndKill(world: Picture, random: Random, victim: 'tab' | 'browser'): readonly Step[] {
  const planned = planActs(world, random, random.between(1, 3));
  const last = planned.at(-1);
  if (last === undefined) return [];
  const profile = world.profileOf(last.tab);
  const step: Step = { kind: 'act-and-kill', acts: planned, victim, afterMs: random.below(3) * random.below(40) };
  if (victim === 'browser') return [step, ...again(world, random, profile)];
  profile.drop(last.tab);
  return [step, ...enoughTabs(world, profile)];
}

function killTab(world: Picture, random: Random): readonly Step[] {
  const profile = pickWhere(random, world.up(), ({ tabs }) => tabs.length > 0);
  if (profile === null) return [];
  const tab = random.pick(profile.tabs).name;
  profile.drop(tab);
  return [{ kind: random.chance(0.6) ? 'crash' : 'close', tab }, ...enoughTabs(world, profile)];
}

/** Nobody is left with fewer than two tabs, where the app can be loaded. */
function enoughTabs(world: Picture, profile: PlannedProfile): readonly Step[] {
  if (profile.tabs.length >= 2 || !world.canLoad(profile)) return [];
  return [{ kind: 'open', profile: profile.name, tab: world.open(profile) }];
}

function openTab(world: Picture, random: Random): readonly Step[] {
  const profile = pickWhere(random, world.up(), (each) => each.tabs.length < 4 && world.canLoad(each));
  return profile === null ? [] : [{ kind: 'open', profile: profile.name, tab: world.open(profile) }];
}

function reload(world: Picture, random: Random): readonly Step[] {
  const tab = pickWhere(random, world.tabs('cart'), (each) => world.canLoad(world.profileOf(each.name)));
  return tab === null ? [] : [{ kind: 'reload', tab: tab.name }];
}

/** What is frozen is never what somebody looks at. */
function freeze(world: Picture, random: Random): readonly Step[] {
  const tab = pickWhere(random, world.tabs('cart'), ({ name }) => world.profileOf(name).awake().length > 1);
  if (tab === null) return [];
  tab.place = 'frozen';
  return [{ kind: 'freeze', tab: tab.name }];
}

function thaw(world: Picture, random: Random): readonly Step[] {
  const tab = pickWhere(random, world.tabs('frozen'));
  if (tab === null) return [];
  tab.place = 'cart';
  return [{ kind: 'thaw', tab: tab.name }];
}

function leave(world: Picture, random: Random): readonly Step[] {
  const tab = pickWhere(random, world.tabs('cart'));
  if (tab === null) return [];
  if (random.chance(0.5)) {
    tab.place = 'home';
    return [{ kind: 'home', tab: tab.name }];
  }
  if (!world.isReached(world.profileOf(tab.name))) return [];
  tab.place = 'away';
  return [{ kind: 'away', tab: tab.name }];
}

function comeBack(world: Picture, random: Random): readonly Step[] {
  const tab = pickWhere(random, [...world.tabs('home'), ...world.tabs('away'), ...world.tabs('taken-off')]);
  if (tab === null) return [];
  if (tab.place === 'away' && !world.canLoad(world.profileOf(tab.name))) return [];
  const kind = tab.place === 'home' ? 'from-home' : tab.place === 'away' ? 'from-away' : 'open-again';
  tab.place = 'cart';
  return [{ kind, tab: tab.name }];
}

function cutLine(world: Picture, random: Random): readonly Step[] {
  const profile = pickWhere(random, world.up(), ({ line }) => line === 'open');
  if (profile === null) return [];
  profile.line = random.chance(0.7) ? 'cut' : 'stalled';
  return [{ kind: profile.line === 'cut' ? 'cut' : 'stall', profile: profile.name }];
}

function restoreLine(world: Picture, random: Random): readonly Step[] {
  const profile = pickWhere(random, world.profiles, ({ line }) => line !== 'open');
  if (profile === null) return [];
  profile.line = 'open';
  return [{ kind: 'restore', profile: profile.name }];
}

function toggleRelay(world: Picture): readonly Step[] {
  world.isRelayUp = !world.isRelayUp;
  return [{ kind: world.isRelayUp ? 'start-relay' : 'kill-relay' }];
}

/** The browser is killed; what is done while it is down; it starts again, if it can be loaded then. */
function again(
  world: Picture,
  random: Random,
  profile: PlannedProfile,
  whileDown: readonly Step[] = [],
): readonly Step[] {
  const before: Step[] = [];
  if (!world.canLoad(profile)) {
    if (!world.isRelayUp) before.push(...toggleRelay(world));
    if (profile.line !== 'open') before.push({ kind: 'restore', profile: profile.name });
    profile.line = 'open';
  }
  profile.tabs.splice(0);
  const tabs = Array.from({ length: random.between(2, 3) }, () => world.open(profile));
  return [...whileDown, ...before, { kind: 'start-browser', profile: profile.name, tabs }];
}

function copyProfile(world: Picture, random: Random): readonly Step[] {
  // Who is set back to it without a network has to find the app there.
  const profile = pickWhere(random, world.up(), ({ isStored }) => isStored);
  if (profile === null) return [];
  const copy = profile.addCopy();
  return [
    { kind: 'kill-browser', profile: profile.name },
    ...again(world, random, profile, [{ kind: 'copy', profile: profile.name, copy }]),
  ];
}

function setProfileBack(world: Picture, random: Random): readonly Step[] {
  const profile = pickWhere(random, world.up(), ({ copies }) => copies.length > 0);
  if (profile === null) return [];
  const copy = random.pick(profile.copies);
  return [
    { kind: 'kill-browser', profile: profile.name },
    ...again(world, random, profile, [{ kind: 'set-back', profile: profile.name, copy }]),
  ];
}

function cloneProfile(world: Picture, random: Random): readonly Step[] {
  const profile = pickWhere(random, world.up(), ({ isStored }) => isStored);
  if (profile === null || world.profiles.length >= mostProfiles) return [];
  const clone = world.addProfile(0);
  const tabs = Array.from({ length: 2 }, () => world.open(clone));
  return [
    { kind: 'kill-browser', profile: profile.name },
    ...again(world, random, profile, [{ kind: 'clone', profile: profile.name, as: clone.name }]),
    { kind: 'start-browser', profile: clone.name, tabs },
  ];
}

function copyRelay(world: Picture): readonly Step[] {
  return downAndUp(world, [{ kind: 'copy-relay', copy: world.addRelayCopy() }]);
}

function setRelayBack(world: Picture, random: Random): readonly Step[] {
  if (world.relayCopies.length === 0) return [];
  return downAndUp(world, [{ kind: 'set-relay-back', copy: random.pick(world.relayCopies) }]);
}

function downAndUp(world: Picture, whileDown: readonly Step[]): readonly Step[] {
  const down: readonly Step[] = world.isRelayUp ? [{ kind: 'kill-relay' }] : [];
  world.isRelayUp = true;
  return [...down, ...whileDown, { kind: 'start-relay' }];
}

/** The relay and somebody's device go back to the same moment, or to any two. */
function setBothBack(world: Picture, random: Random): readonly Step[] {
  const back = setRelayBack(world, random);
  return back.length === 0 ? [] : [...back, ...setProfileBack(world, random)];
}

function takeOff(world: Picture, random: Random): readonly Step[] {
  const tab = pickWhere(random, world.tabs('cart'), ({ name }) => world.isReached(world.profileOf(name)));
  if (tab === null) return [];
  tab.place = 'taken-off';
  return [{ kind: 'take-off', tab: tab.name }];
}

function clear(world: Picture, random: Random): readonly Step[] {
  const profile = pickWhere(random, world.up(), ({ tabs }) => tabs.length > 0);
  if (profile === null) return [];
  profile.isStored = false;
  return [{ kind: 'clear', profile: profile.name }];
}

function audit(world: Picture): readonly Step[] {
  return world.isRelayUp ? [{ kind: 'audit' }] : [];
}

function pickWhere<Item>(random: Random, items: readonly Item[], isWanted: (item: Item) => boolean = () => true) {
  const wanted = items.filter(isWanted);
  return wanted.length === 0 ? null : random.pick(wanted);
}
