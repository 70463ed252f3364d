// What a command on one line comes to. See cartDecider.ts; the same rules hold.

import { headsOf } from '../../causal/causalSet.ts';
import { lookup, valuesOf } from '../../causal/persistentMap.ts';
import { accepted, type Decision, rejected } from '../../engine/decider.ts';
import { singleLine } from '../../values/plainText.ts';
import { type Amount, compareAmounts, isSameFamily } from '../amount/amount.ts';
import type { Cart } from '../cart.ts';
import type { ItemCommand, LineCommand, RegisterCommand, RejectionReason, WantCommand } from '../commands.ts';
import type { CartEvent, ItemDetails, LineId, RegisterEvent } from '../events.ts';
import { amountFault, quantityFault } from '../faults.ts';
import { limits } from '../limits.ts';
import { isPresent, type Line, newLine, quantityIn } from './line.ts';
import { lineIdOf } from './lineId.ts';
import { type Part, without } from './parts.ts';
import { pickedOf } from './picks.ts';
import { type RegisterRule, registerRules } from './registerRules.ts';
import { comesWithItem, type RegisterName, registerFor, registerNames, registers, type ValueOf } from './registers.ts';

type LineDecision = Decision<CartEvent, RejectionReason>;

/** An item as it is asked for: `quantity` pieces of `amount`. */
interface Wanted {
  readonly details: ItemDetails;
  readonly quantity: number;
  readonly amount: Amount | undefined;
}

const nothing: LineDecision = accepted([]);
const detailNames = registerNames.filter(comesWithItem);

export function decideOnLine(command: LineCommand, cart: Cart): LineDecision {
  const { line: id } = command.data;
  const line = lookup(cart.lines, id);
  if (!isPresent(line)) {
    const wantsNone = command.type === 'RemoveItem' || (command.type === 'SetQuantity' && command.data.to === 0);
    return wantsNone ? nothing : rejected({ kind: 'item-not-in-cart', line: id });
  }
  return isRegisterCommand(command) ? write(line, command) : decideOnItem(line, command);
}

function decideOnItem(line: Line, command: ItemCommand): LineDecision {
  switch (command.type) {
    case 'ChangeQuantity':
      return changeQuantity(line, command.data.by, command.data.amount);
    case 'SetQuantity':
      return setQuantity(line, command.data.to, command.data.amount);
    case 'RemoveItem':
      return accepted([{ type: 'ItemRemoved', data: seenOf(line) }]);
    case 'PickItem':
      return pickItem(line, command.data.quantity);
    case 'UnpickItem':
      if (line.picks.length === 0) return rejected({ kind: 'not-picked', line: line.line });
      return accepted([{ type: 'ItemUnpicked', data: seenOf(line) }]);
  }
}

export function decideWanted(command: WantCommand, cart: Cart): LineDecision {
  const { data } = command;
  const details: ItemDetails = { name: singleLine(data.name), price: data.price ?? null, aisle: data.aisle ?? null };
  const id = singleLine(data.line ?? '') || lineIdOf(details.name);
  const quantity = command.type === 'AddItem' ? command.data.quantity : command.data.atLeast;
  const fault = detailsFault(details, id) ?? quantityFault(quantity, 1) ?? amountFault(data.amount);
  if (fault !== null) return rejected(fault);
  const line = lookup(cart.lines, id) ?? newLine(id);
  if (!isPresent(line) && valuesOf(cart.lines).filter(isPresent).length >= limits.lines) {
    return rejected({ kind: 'too-many-lines', limit: limits.lines });
  }
  const wanted = { details, quantity, amount: data.amount };
  return command.type === 'AddItem' ? addItem(line, wanted) : ensureItem(line, wanted);
}

function addItem(line: Line, { details, quantity, amount }: Wanted): LineDecision {
  if (isPresent(line)) return increase(line, quantity, amount);
  return accepted([{ type: 'ItemAdded', data: { ...seenOf(line), ...details, quantity, ...of(amount) } }]);
}

/** Harmless twice. What people wrote on the line stays; what is not known there is filled in. */
function ensureItem(line: Line, { details, quantity: atLeast, amount }: Wanted): LineDecision {
  const seen = seenOf(line);
  if (!isPresent(line)) {
    const ensured = { ...seen, ...details, atLeast, ...of(amount) };
    return accepted([{ type: 'ItemEnsured', data: ensured }, ...leftoversCleared(line, details)]);
  }
  if (quantityIn(line) < atLeast) {
    const known = Object.fromEntries(
      detailNames.filter((name) => !isBlank(line, name)).map((name) => [name, line[name].value]),
    );
    const ensured = { ...seen, ...details, ...known, atLeast, ...of(amount ?? onlyAmount(line)) };
    return accepted([{ type: 'ItemEnsured', data: ensured }]);
  }
  const missing = detailNames.filter((name) => !line[name].isFirm && isBlank(line, name) && details[name] !== null);
  return accepted(missing.flatMap((name) => written(line, name, details[name])));
}

/** A line that was removed comes back as wanted now, not as people had left it then. */
function leftoversCleared(line: Line, details: ItemDetails): readonly CartEvent[] {
  const stale = registerNames.flatMap((name) => {
    const { value, isFirm } = line[name];
    const wanted = comesWithItem(name) ? details[name] : registers[name].blank;
    const isKnown = wanted !== null;
    return isFirm && isKnown && value !== wanted ? written(line, name, wanted) : [];
  });
  return line.picks.length === 0 ? stale : [...stale, { type: 'ItemUnpicked', data: seenOf(line) }];
}

/** Takes away no more than is there: what others add meanwhile is theirs. */
function changeQuantity(line: Line, by: number, amount: Amount | undefined): LineDecision {
  const fault = quantityFault(by, -limits.quantity) ?? amountFault(amount);
  if (fault !== null) return rejected(fault);
  if (by > 0) return increase(line, by, amount ?? onlyAmount(line));
  return accepted(takenFrom(line, Math.min(-by, quantityIn(line)), amount));
}

function increase(line: Line, by: number, amount: Amount | undefined): LineDecision {
  const fault = quantityFault(quantityIn(line) + by, 0);
  if (fault !== null) return rejected(fault);
  return accepted([{ type: 'QuantityChanged', data: { ...seenOf(line), by, ...of(amount) } }]);
}

/** One event for each of the amounts that it is taken from. */
function takenFrom(line: Line, quantity: number, amount: Amount | undefined): readonly CartEvent[] {
  const from = amount === undefined ? line.parts : line.parts.filter((part) => part.amount?.value === amount.value);
  const taken = difference(from, without(from, quantity));
  return taken.map((part) => ({
    type: 'QuantityChanged',
    data: { ...seenOf(line), by: -part.quantity, ...of(part.amount) },
  }));
}

function difference(before: readonly Part[], after: readonly Part[]): readonly Part[] {
  return before.flatMap((part) => {
    const left = after.find(({ amount }) => amount === part.amount)?.quantity ?? 0;
    return left === part.quantity ? [] : { ...part, quantity: part.quantity - left };
  });
}

function setQuantity(line: Line, to: number, amount = onlyAmount(line)): LineDecision {
  const fault = quantityFault(to, 0) ?? amountFault(amount);
  if (fault !== null) return rejected(fault);
  if (to === 0) return accepted([{ type: 'ItemRemoved', data: seenOf(line) }]);
  const [part] = line.parts;
  const isSo = line.parts.length === 1 && part?.quantity === to && isSameAmount(part.amount, amount ?? null);
  if (isSo) return nothing;
  return accepted([{ type: 'QuantitySet', data: { ...seenOf(line), to, ...of(amount) } }]);
}

function write(line: Line, command: RegisterCommand): LineDecision {
  const name = registerFor(command.type) as RegisterName;
  const { tidied, fault } = registerRules[name] as RegisterRule<ValueOf<RegisterName>>;
  const asked: { readonly [Name in RegisterName]?: ValueOf<Name> } = command.data;
  const value = tidied(asked[name] ?? null);
  const reason = fault(value);
  if (reason !== null) return rejected(reason);
  return value === line[name].value ? nothing : accepted(written(line, name, value));
}

function written(line: Line, name: RegisterName, value: ValueOf<RegisterName>): readonly CartEvent[] {
  const data: object = { ...seenOf(line), [name]: value };
  return [{ type: registers[name].event, data } as RegisterEvent];
}

/** `quantity` is how many are in the basket then; the line's picks so far are part of it. */
function pickItem(line: Line, quantity = quantityIn(line)): LineDecision {
  const wanted = quantityIn(line);
  if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > wanted) {
    return rejected({ kind: 'quantity-invalid', limit: wanted });
  }
  if (pickedOf(line.picks, wanted) === quantity) return nothing;
  return accepted([{ type: 'ItemPicked', data: { ...seenOf(line), quantity } }]);
}

function seenOf({ line, causes }: Line) {
  return { line, observed: headsOf(causes).slice(-limits.observed) };
}

function detailsFault(details: ItemDetails, line: LineId): RejectionReason | null {
  if (line.length > limits.line) return { kind: 'text-too-long', limit: limits.name };
  for (const name of detailNames) {
    const { fault } = registerRules[name] as RegisterRule<ValueOf<RegisterName>>;
    const reason = fault(details[name]);
    if (reason !== null) return reason;
  }
  return null;
}

function isRegisterCommand(command: LineCommand): command is RegisterCommand {
  return registerFor(command.type) !== undefined;
}

function isBlank(line: Line, name: RegisterName): boolean {
  return line[name].value === registers[name].blank;
}

/** The amount of each piece, where all are of one. */
function onlyAmount({ parts }: Line): Amount | undefined {
  return parts.length === 1 ? (parts[0]?.amount ?? undefined) : undefined;
}

function of(amount: Amount | null | undefined): { readonly amount?: Amount } {
  return amount == null ? {} : { amount };
}

function isSameAmount(a: Amount | null, b: Amount | null): boolean {
  return a === b || (a !== null && b !== null && isSameFamily(a, b) && compareAmounts(a, b) === 0);
}
