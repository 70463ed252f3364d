// A cart and its history in plain text, for a reader who is a program but reads like a person: with the names that other tools want.

import { createPrice } from '../../src/ui/text/price.ts';
import type { CartAnswer } from '../http/schemas/cartAnswers.ts';
import type { History } from './cartApi.ts';

export function cartInWords(cart: CartAnswer): string {
  if (cart.events === 0) return 'There was no cart yet: nothing had happened.';
  const price = createPrice('en', cart.currency);
  const names = new Map(cart.members.map(({ actorId, name }) => [actorId, name]));
  const people = (actors: readonly string[]) => actors.map((actor) => names.get(actor) ?? 'somebody').join(', ');
  const unpriced = cart.linesWithoutPrice > 0 ? ` (${cart.linesWithoutPrice} without a price)` : '';
  const lines = cart.lines.map(({ quantity, name, line, unitPrice, aisle, note, picked, wantedBy, parts }) => {
    const amounts = parts.filter(({ amount }) => amount !== null);
    const facts = [
      ...amounts.map((part) => `${part.quantity} of ${part.amount?.count} ${part.amount?.unit}`),
      ...(unitPrice === null ? [] : [`${price(unitPrice)} each`]),
      ...(aisle === null ? [] : [`aisle ${aisle}`]),
      ...(note === '' ? [] : [`note: ${note}`]),
      ...(picked === 0 ? [] : [`${picked} in the basket`]),
      ...(wantedBy.length === 0 ? [] : [`wanted by ${people(wantedBy)}`]),
    ];
    return `- ${quantity} × ${name} [${line}]${facts.map((fact) => ` · ${fact}`).join('')}`;
  });
  return [
    `“${cart.name}”${cart.time === null ? '' : ` as of ${cart.time}`}: ${cart.itemCount} items, ${cart.stillToGet} still to get, ${price(cart.total)} in total${unpriced}.`,
    ...(lines.length === 0 ? ['It is empty.'] : lines),
    `Members: ${people(cart.members.filter(({ hasLeft }) => !hasLeft).map(({ actorId }) => actorId)) || 'nobody yet'}.`,
  ].join('\n');
}

export function historyInWords({ entries, next }: History): string {
  if (entries.length === 0) return 'Nothing has happened yet.';
  return [
    'Newest first: when, the moment for look_at_moment, and who did what.',
    ...entries.map(({ time, id, words }) => `${time} [${id}] ${words}`),
    ...(next === null ? [] : [`There is more: ask again with before = ${next}.`]),
  ].join('\n');
}
