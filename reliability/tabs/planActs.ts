// Who does what in the cart, for some acts that happen together: only what can be accounted for if all goes well.

import type { Random } from '../seededRandom.ts';
import { type AskedAct, isSum } from './ledger.ts';
import type { Picture } from './picture.ts';
import type { PlannedAct } from './step.ts';

const syllables = ['ba', 'de', 'fi', 'go', 'lu', 'mi', 'no', 'pa', 're', 'su', 'ta', 'vo'];
const triesPerAct = 6;

export function planActs(world: Picture, random: Random, count: number): readonly PlannedAct[] {
  const tabs = world.tabs('cart');
  if (tabs.length === 0) return [];
  return Array.from({ length: count }, () => ({ tab: random.pick(tabs).name, ...act(world, random) }));
}

function act(world: Picture, random: Random): AskedAct {
  for (let tries = 0; tries < triesPerAct; tries++) {
    const asked = candidate(world, random);
    const isPlanned = plan(world, asked);
    if (isPlanned) return asked;
  }
  const fresh = { line: `Sum ${name(world.lines.size)}`, how: 'add', amount: 0 } as const;
  plan(world, fresh);
  return fresh;
}

function plan({ ledger, lines }: Picture, asked: AskedAct): boolean {
  const act = ledger.ask(asked, lines.get(asked.line) ?? 0);
  if (act === null) return false;
  act.done('here');
  lines.set(asked.line, act.value);
  return true;
}

function candidate({ lines }: Picture, random: Random): AskedAct {
  const isNew = lines.size === 0 || random.chance(0.3);
  const line = isNew
    ? `${random.chance(0.5) ? 'Sum' : 'Story'} ${name(lines.size)}`
    : random.pick([...lines.keys()].slice(-8));
  if (isSum(line)) return { line, how: 'add', amount: 0 };
  const how = isNew ? 'add' : random.pick(['plus', 'plus', 'minus', 'set', 'set', 'remove'] as const);
  return { line, how, amount: how === 'set' ? random.between(20, 900) : random.between(2, 9) };
}

/** Letters only, so that no number and no unit is read into it. */
function name(index: number): string {
  const first = syllables[Math.floor(index / syllables.length) % syllables.length];
  return `${first}${syllables[index % syllables.length]}`;
}
