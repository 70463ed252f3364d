// What a command on one line comes to. See cartDecider.ts; the same rules hold.

import { lookup, valuesOf } from '../../causal/persistentMap.ts';
import { accepted, type Decision, rejected } from '../../engine/decider.ts';
import { severalLines, singleLine } from '../../values/plainText.ts';
import type { Cart } from '../cart.ts';
import type { LineCommand, RejectionReason, WantCommand } from '../commands.ts';
import type { CartEvent, ItemDetails } from '../events.ts';
import { aisleFault, detailsFault, nameFault, priceFault, quantityFault } from '../faults.ts';
import { limits } from '../limits.ts';
import { isPresent, type Line, newLine, quantityIn } from './line.ts';
import { lineIdOf } from './lineId.ts';
import { pickedOf } from './picks.ts';

type LineDecision = Decision<CartEvent, RejectionReason>;

const nothing: LineDecision = accepted([]);

export function decideOnLine(command: LineCommand, cart: Cart): LineDecision {
  const { line: id } = command.data;
  const line = lookup(cart.lines, id);
  if (!isPresent(line)) {
    const wantsNone = command.type === 'RemoveItem' || (command.type === 'SetQuantity' && command.data.to === 0);
    return wantsNone ? nothing : rejected({ kind: 'item-not-in-cart', line: id });
  }
  switch (command.type) {
    case 'ChangeQuantity':
      return changeQuantity(line, command.data.by);
    case 'SetQuantity':
      return setQuantity(line, command.data.to);
    case 'RemoveItem':
      return accepted([{ type: 'ItemRemoved', data: seenOf(line) }]);
    case 'RenameItem':
      return renameItem(line, command.data.name);
    case 'ChangePrice':
      return changePrice(line, command.data.price);
    case 'NoteItem':
      return noteItem(line, command.data.note);
    case 'MoveItem':
      return moveItem(line, command.data.aisle);
    case 'PickItem':
      return pickItem(line, command.data.quantity);
    case 'UnpickItem':
      if (line.picks.length === 0) return rejected({ kind: 'not-picked', line: id });
      return accepted([{ type: 'ItemUnpicked', data: seenOf(line) }]);
  }
}

export function decideWanted(command: WantCommand, cart: Cart): LineDecision {
  const { data } = command;
  const name = singleLine(data.name);
  const id = singleLine(data.line ?? '') || lineIdOf(name);
  const quantity = command.type === 'AddItem' ? command.data.quantity : command.data.atLeast;
  const details = { name, price: data.price ?? null, aisle: data.aisle ?? null };
  const fault = detailsFault(details, id) ?? quantityFault(quantity, 1);
  if (fault !== null) return rejected(fault);
  const line = lookup(cart.lines, id) ?? newLine(id);
  if (!isPresent(line) && valuesOf(cart.lines).filter(isPresent).length >= limits.lines) {
    return rejected({ kind: 'too-many-lines', limit: limits.lines });
  }
  return command.type === 'AddItem' ? addItem(line, details, quantity) : ensureItem(line, details, quantity);
}

function addItem(line: Line, details: ItemDetails, quantity: number): LineDecision {
  if (isPresent(line)) return changeQuantity(line, quantity);
  return accepted([{ type: 'ItemAdded', data: { ...seenOf(line), ...details, quantity } }]);
}

/** Harmless twice. What people wrote on the line stays; what is not known there is filled in. */
function ensureItem(line: Line, wanted: ItemDetails, atLeast: number): LineDecision {
  const seen = seenOf(line);
  const name = line.name.value || wanted.name;
  const price = line.price.value ?? wanted.price;
  const aisle = line.aisle.value ?? wanted.aisle;
  if (!isPresent(line)) {
    return accepted([
      { type: 'ItemEnsured', data: { ...seen, ...wanted, atLeast } },
      ...leftoversCleared(line, wanted),
    ]);
  }
  if (quantityIn(line) < atLeast) {
    return accepted([{ type: 'ItemEnsured', data: { ...seen, name, price, aisle, atLeast } }]);
  }
  const events: CartEvent[] = [];
  if (!line.price.isFirm && price !== line.price.value) events.push({ type: 'PriceChanged', data: { ...seen, price } });
  if (!line.aisle.isFirm && aisle !== line.aisle.value) events.push({ type: 'ItemMoved', data: { ...seen, aisle } });
  return accepted(events);
}

/** A line that was removed comes back as wanted now, not as people had left it then. */
function leftoversCleared(line: Line, { name, price, aisle }: ItemDetails): readonly CartEvent[] {
  const seen = seenOf(line);
  const events: CartEvent[] = [];
  if (line.name.isFirm && line.name.value !== name) events.push({ type: 'ItemRenamed', data: { ...seen, name } });
  if (line.price.isFirm && price !== null && line.price.value !== price) {
    events.push({ type: 'PriceChanged', data: { ...seen, price } });
  }
  if (line.aisle.isFirm && aisle !== null && line.aisle.value !== aisle) {
    events.push({ type: 'ItemMoved', data: { ...seen, aisle } });
  }
  if (line.note.value !== '') events.push({ type: 'ItemNoted', data: { ...seen, note: '' } });
  if (line.picks.length > 0) events.push({ type: 'ItemUnpicked', data: seen });
  return events;
}

/** Takes away no more than is there: what others add meanwhile is theirs. */
function changeQuantity(line: Line, by: number): LineDecision {
  const fault = quantityFault(by, -limits.quantity) ?? quantityFault(quantityIn(line) + Math.max(0, by), 0);
  if (fault !== null) return rejected(fault);
  if (by === 0) return nothing;
  return accepted([{ type: 'QuantityChanged', data: { ...seenOf(line), by: Math.max(by, -quantityIn(line)) } }]);
}

function setQuantity(line: Line, to: number): LineDecision {
  const fault = quantityFault(to, 0);
  if (fault !== null) return rejected(fault);
  if (to === quantityIn(line)) return nothing;
  if (to === 0) return accepted([{ type: 'ItemRemoved', data: seenOf(line) }]);
  return accepted([{ type: 'QuantitySet', data: { ...seenOf(line), to } }]);
}

function renameItem(line: Line, name: string): LineDecision {
  const text = singleLine(name);
  const fault = nameFault(text);
  if (fault !== null) return rejected(fault);
  if (text === line.name.value) return nothing;
  return accepted([{ type: 'ItemRenamed', data: { ...seenOf(line), name: text } }]);
}

function changePrice(line: Line, price: number | null): LineDecision {
  const fault = priceFault(price);
  if (fault !== null) return rejected(fault);
  if (price === line.price.value) return nothing;
  return accepted([{ type: 'PriceChanged', data: { ...seenOf(line), price } }]);
}

function noteItem(line: Line, note: string): LineDecision {
  const text = severalLines(note);
  if (text.length > limits.note) return rejected({ kind: 'text-too-long', limit: limits.note });
  if (text === line.note.value) return nothing;
  return accepted([{ type: 'ItemNoted', data: { ...seenOf(line), note: text } }]);
}

function moveItem(line: Line, aisle: string | null): LineDecision {
  const fault = aisleFault(aisle);
  if (fault !== null) return rejected(fault);
  if (aisle === line.aisle.value) return nothing;
  return accepted([{ type: 'ItemMoved', data: { ...seenOf(line), aisle } }]);
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
  return { line, observed: causes.heads.slice(-limits.observed) };
}
