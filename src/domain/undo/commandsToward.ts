// The ordinary commands that make a line what somebody wants it to be, computed against the line as it is. They say by how
// much more or less, never a number: what others do at the same time stays theirs.

import type { Amount } from '../amount/amount.ts';
import { unitOf } from '../amount/units.ts';
import type { CartCommand } from '../commands.ts';
import type { LineId } from '../events.ts';
import { type Line, quantityIn } from '../line/line.ts';
import type { Part } from '../line/parts.ts';
import { pickedOf } from '../line/picks.ts';
import { comesWithItem, type RegisterName, registerNames, registers, type ValueOf } from '../line/registers.ts';

export interface WantedLine {
  readonly line: LineId;
  /** None: it is not wanted. */
  readonly parts: readonly Part[];
  readonly written: { readonly [Name in RegisterName]: ValueOf<Name> };
  readonly picked: number;
}

export function commandsToward(now: Line, wanted: WantedLine): readonly CartCommand[] {
  const quantity = countIn(wanted.parts);
  const picked = Math.min(wanted.picked, quantity);
  if (quantity === 0) return fewer(now, wanted.parts);
  if (quantityIn(now) > 0) {
    const isPicked = pickedOf(now.picks, quantity);
    return [
      ...more(now, wanted),
      ...fewer(now, wanted.parts),
      ...writing(now, wanted),
      ...picking(now.line, isPicked, picked),
    ];
  }
  // A line begins anew: what was written on it is forgotten, but what comes with the item.
  return [...more(now, wanted), ...writingAnew(now.line, wanted), ...picking(now.line, 0, picked)];
}

function more(now: Line, { parts, written }: WantedLine): readonly CartCommand[] {
  const { name, price, aisle } = written;
  return parts.flatMap(({ amount, quantity }): CartCommand[] => {
    const by = quantity - countOf(now.parts, amount);
    const item = { line: now.line, name: name || now.line, price, aisle, ...(amount === null ? {} : { amount }) };
    return by > 0 ? [{ type: 'AddItem', data: { ...item, quantity: by } }] : [];
  });
}

function fewer(now: Line, parts: readonly Part[]): readonly CartCommand[] {
  return now.parts.flatMap(({ amount, quantity }): CartCommand[] => {
    const by = countOf(parts, amount) - quantity;
    const much = amount === null ? {} : { amount };
    return by < 0 ? [{ type: 'ChangeQuantity', data: { line: now.line, by, ...much } }] : [];
  });
}

function writing(now: Line, { written }: WantedLine): readonly CartCommand[] {
  return registerNames.flatMap((name) => {
    const value = written[name];
    if (value === now[name].value || (name === 'name' && value === '')) return [];
    return [toWrite(now.line, name, value)];
  });
}

function writingAnew(line: LineId, { written }: WantedLine): readonly CartCommand[] {
  return registerNames
    .filter((name) => !comesWithItem(name) && written[name] !== registers[name].blank)
    .map((name) => toWrite(line, name, written[name]));
}

function toWrite<Name extends RegisterName>(line: LineId, name: Name, value: ValueOf<Name>): CartCommand {
  return { type: registers[name].command, data: { line, [name]: value } } as CartCommand;
}

function picking(line: LineId, now: number, wanted: number): readonly CartCommand[] {
  if (now === wanted) return [];
  return wanted === 0
    ? [{ type: 'UnpickItem', data: { line } }]
    : [{ type: 'PickItem', data: { line, quantity: wanted } }];
}

/** How many are of this amount, however it is said. */
export function countOf(parts: readonly Part[], amount: Amount | null): number {
  const key = amountKey(amount);
  return countIn(parts.filter((part) => amountKey(part.amount) === key));
}

export function countIn(parts: readonly Part[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}

function amountKey(amount: Amount | null): string {
  return amount === null ? '' : `${unitOf(amount.unit).family} ${amount.value}`;
}
