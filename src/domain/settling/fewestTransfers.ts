// Who gives whom how much, so that nobody owes anything and as little as possible changes hands: groups of people whose
// balances come to nothing are settled among themselves, and n people need n - 1 transfers.

import type { ActorId } from '../../engine/message.ts';
import { byActor } from './byActor.ts';

export interface Transfer {
  readonly from: ActorId;
  readonly to: ActorId;
  readonly amount: number;
}

interface Balance {
  readonly actorId: ActorId;
  /** What this person gets; less than nothing where they owe. */
  readonly amount: number;
}

/** With more people the groups are not looked for: that takes a step for each subset of them. */
const mostPeople = 12;

/** The balances come to nothing together. The same for every order of them. */
export function fewestTransfers(balances: ReadonlyMap<ActorId, number>): readonly Transfer[] {
  const open = [...balances].flatMap(([actorId, amount]) => (amount === 0 ? [] : { actorId, amount }));
  open.sort(byActor);
  const groups = open.length > mostPeople ? [open] : balancedGroups(open);
  return groups.flatMap(transfersWithin).sort((a, b) => b.amount - a.amount);
}

/** As many groups as can be. Sets of people are bits. */
function balancedGroups(open: readonly Balance[]): readonly (readonly Balance[])[] {
  const all = 2 ** open.length - 1;
  const sums = new Array<number>(all + 1).fill(0);
  /** Of each set: how many groups its people are at most, and who is the last to be added. */
  const groups = new Array<number>(all + 1).fill(0);
  const last = new Array<number>(all + 1).fill(0);
  for (let set = 1; set <= all; set++) {
    open.forEach(({ amount }, place) => {
      if ((set & (1 << place)) === 0) return;
      const rest = set ^ (1 << place);
      sums[set] = (sums[rest] as number) + amount;
      const closed = (groups[rest] as number) + (sums[set] === 0 ? 1 : 0);
      if (last[set] !== 0 && closed <= (groups[set] as number)) return;
      groups[set] = closed;
      last[set] = 1 << place;
    });
  }
  const found: Balance[][] = [];
  for (let set = all; set !== 0; set ^= last[set] as number) {
    if (sums[set] === 0) found.push([]);
    found.at(-1)?.push(open[31 - Math.clz32(last[set] as number)] as Balance);
  }
  return found;
}

/** Who owes most gives to who gets most. */
function transfersWithin(group: readonly Balance[]): readonly Transfer[] {
  const left = group.map((balance) => ({ ...balance }));
  const transfers: Transfer[] = [];
  for (;;) {
    left.sort((a, b) => a.amount - b.amount || byActor(a, b));
    const [from, to] = [left[0], left.at(-1)];
    if (from === undefined || to === undefined || from.amount >= 0) return transfers;
    const amount = Math.min(-from.amount, to.amount);
    transfers.push({ from: from.actorId, to: to.actorId, amount });
    from.amount += amount;
    to.amount -= amount;
  }
}
