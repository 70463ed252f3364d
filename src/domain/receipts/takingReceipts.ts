// Receipts about what a checkout took of a line: the number changed meanwhile, or the same was taken twice. What is left is
// the law's (line/unitsLeft.ts); here it is only said.

import type { ActorId } from '../../engine/message.ts';
import type { Pick } from '../line/picks.ts';
import { basketsOf, type ItemTaken } from '../line/taking.ts';
import type { LineReading } from './lineReading.ts';
import { actorsOf, createStood, type Meeting, meetingsOf, saw } from './meetings.ts';
import type { Made, Receipt, Taken } from './receipt.ts';
import { receiptOf } from './receiptFrame.ts';

export function takingReceipts(line: LineReading): readonly Receipt[] {
  const takings = takingsIn(line);
  return takings.size === 0 ? [] : [...meanwhileReceipts(line, takings), ...twiceReceipts(line, takings)];
}

export type Takings = ReadonlyMap<number, ItemTaken['data']>;

export function takingsIn({ causes: { nodes } }: LineReading): Takings {
  return new Map(nodes.flatMap(({ event }, index) => (event.type === 'ItemTaken' ? [[index, event.data]] : [])));
}

/** Whether a taking had not been given back by somebody who did not know of the other. */
export function createStoodTaken(line: LineReading, takings: Takings): (taking: number, other: number) => boolean {
  const { nodes, pasts } = line.causes;
  const returns = line.events('ItemReturned').flatMap((index) => {
    const event = nodes[index]?.event;
    return event?.type === 'ItemReturned' ? [{ index, checkout: event.data.checkout }] : [];
  });
  return (taking, other) =>
    returns.every(
      ({ index, checkout }) =>
        checkout !== takings.get(taking)?.checkout || !saw(pasts, index, taking) || saw(pasts, index, other),
    );
}

/** For each taking the number of its basket. */
export function createBasketOf(takings: Takings): (taking: number) => number | undefined {
  const baskets = basketsOf([...takings.values()]);
  const byIndex = new Map([...takings.keys()].map((index, which) => [index, baskets[which]]));
  return (taking) => byIndex.get(taking);
}

/** Who wanted another number than was taken; and who took, where something is left for the next round. */
function meanwhileReceipts(line: LineReading, takings: Takings): readonly Receipt[] {
  const { causes, roles } = line;
  const meetings = meetingsOf(causes, {
    acts: [...takings.keys()],
    others: line.acts('start', 'change', 'set', 'ensure', 'remove'),
    canMeet: createStoodTaken(line, takings),
  });
  return meetings.flatMap((meeting) => {
    const quantity = line.quantityAt(meeting);
    const taken = takenIn(line, takings, meeting);
    const sum = sumOf(taken);
    const changes = meeting.acts.filter((index) => roles[index] != null);
    const made = line.madeBy(actorsOf(causes, changes), meeting).filter((it) => it.quantity !== sum);
    if (made.length === 0) return [];
    const told = quantity > 0 ? [...taken, ...made] : made;
    return receiptOf(
      line,
      meeting,
      { kind: 'taken-meanwhile', taken, made, quantity },
      {
        toldTo: peopleIn(told),
        alternatives: () => (quantity > 0 ? [{ type: 'RemoveItem', data: { line: line.line } }] : []),
        settles: (index) => roles[index] != null || takings.has(index),
      },
    );
  });
}

/** More was taken than was wanted, for several people did, or somebody has it in a basket of theirs. */
function twiceReceipts(line: LineReading, takings: Takings): readonly Receipt[] {
  const { causes } = line;
  const { nodes, pasts } = causes;
  const basketOf = createBasketOf(takings);
  const stoodTaken = createStoodTaken(line, takings);
  const stoodPicked = createStood(pasts, line.events('ItemPicked', 'ItemUnpicked', 'ItemAdded', 'ItemTaken'));
  const areApart = (taking: number, other: number) => {
    const id = nodes[other]?.id;
    if (takings.has(other)) return basketOf(taking) !== basketOf(other) && stoodTaken(other, taking);
    return (
      stoodPicked(other, taking) && ![...takings.values()].some(({ picks }) => id !== undefined && picks.includes(id))
    );
  };
  const meetings = meetingsOf(causes, {
    acts: [...takings.keys()],
    others: [...takings.keys(), ...line.events('ItemPicked')],
    canMeet: (taking, other) => stoodTaken(taking, other) && areApart(taking, other),
  });
  return meetings.flatMap((meeting) => {
    const quantity = line.wantedAt(meeting);
    const taken = [...takenIn(line, takings, meeting), ...inBaskets(line, meeting)];
    if (sumOf(taken) <= quantity) return [];
    return receiptOf(
      line,
      meeting,
      { kind: 'taken-twice', taken, quantity },
      { toldTo: actorsOf(causes, meeting.acts), alternatives: () => [], settles: () => false },
    );
  });
}

/** One basket is told once. */
function takenIn({ causes }: LineReading, takings: Takings, { acts }: Meeting): readonly Taken[] {
  const basketOf = createBasketOf(takings);
  const baskets = new Map<number | undefined, Taken>();
  for (const index of acts) {
    const taking = takings.get(index);
    const actorId = causes.nodes[index]?.actorId;
    if (taking === undefined || actorId === undefined) continue;
    const quantity = taking.covers.reduce((sum, cover) => sum + cover.quantity, 0);
    const known = baskets.get(basketOf(index));
    if (known === undefined || known.quantity < quantity) {
      baskets.set(basketOf(index), { actorId, quantity, checkout: taking.checkout });
    }
  }
  return [...baskets.values()];
}

function inBaskets(line: LineReading, meeting: Meeting): readonly Taken[] {
  const ids = new Set(meeting.acts.map((index) => line.causes.nodes[index]?.id));
  const byActor = new Map<ActorId, Pick>();
  for (const pick of line.picksAt(meeting)) {
    const known = byActor.get(pick.actorId);
    if (ids.has(pick.id) && pick.quantity > (known?.quantity ?? 0)) byActor.set(pick.actorId, pick);
  }
  return [...byActor.values()].map(({ actorId, quantity }) => ({ actorId, quantity, checkout: null }));
}

function sumOf(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}

function peopleIn(parts: readonly (Made | Taken)[]): readonly ActorId[] {
  return [...new Set(parts.map(({ actorId }) => actorId))];
}
