// Who does what in the cart, for some acts that happen together.

import type { Random } from '../seededRandom.ts';
import { type AskedAct, isSum } from './ledger.ts';
import type { Picture } from './picture.ts';
import type { PlannedAct } from './step.ts';

const syllables = ['ba', 'de', 'fi', 'go', 'lu', 'mi', 'no', 'pa', 're', 'su', 'ta', 'vo'];

export function planActs(world: Picture, random: Random, count: number): readonly PlannedAct[] {
  const tabs = world.tabs('cart');
  if (tabs.length === 0) return [];
  return Array.from({ length: count }, () => ({ tab: random.pick(tabs).name, ...act(world, random) }));
}

function act(world: Picture, random: Random): AskedAct {
  const isNew = world.lines.length === 0 || random.chance(0.35);
  const kind = random.chance(0.5) ? 'Sum' : 'Story';
  const recent = world.lines.slice(-6);
  const line = isNew ? `${kind} ${name(world.lines.length)}` : random.pick(recent);
  if (isNew) world.lines.push(line);
  if (isSum(line)) return { line, how: 'add', amount: 0 };
  const how = isNew ? 'add' : random.pick(['plus', 'plus', 'minus', 'set', 'set', 'remove'] as const);
  return { line, how, amount: how === 'set' ? random.between(20, 900) : random.between(2, 9) };
}

/** Letters only, so that no number and no unit is read into it. */
function name(index: number): string {
  const first = syllables[Math.floor(index / syllables.length) % syllables.length];
  return `${first}${syllables[index % syllables.length]}`;
}
