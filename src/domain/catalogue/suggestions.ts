// What the field that adds suggests while one types: known products and what was bought before. Deterministic, and
// quick enough to run at every key for a catalogue of thousands.

import { foldText } from './foldWord.ts';
import type { Product } from './product.ts';

export interface Suggestion extends Product {
  readonly wasBought: boolean;
}

export const maxSuggestions = 8;

/**
 * Words that begin with the query come before words that contain it; among equals what was bought before comes first,
 * then names that begin with it, then short names. `bought` is what this cart has held, newest first, free text
 * included; a blank query suggests its beginning. `alsoMeant`: ids of products that go by another name ("spuds"), or
 * whose name is spelled wrong in the query; they come last.
 */
export function suggest(
  query: string,
  products: readonly Product[],
  bought: readonly Product[],
  alsoMeant: readonly string[] = [],
): readonly Suggestion[] {
  const words = foldText(query)
    .split(' ')
    .filter((word) => word !== '');
  const candidates = distinctCandidates(products, bought);
  if (words.length === 0) return candidates.filter((candidate) => candidate.wasBought).slice(0, maxSuggestions);
  const named = candidates
    .flatMap((suggestion) => rank(suggestion, words))
    .sort(byRank)
    .map((ranked) => ranked.suggestion);
  const meant = alsoMeant.flatMap((id) => candidates.find((candidate) => candidate.id === id) ?? []);
  return [...new Set([...named, ...meant])].slice(0, maxSuggestions);
}

/** Bought ones first, in their order; a product of the catalogue is shown as the catalogue has it now. */
function distinctCandidates(products: readonly Product[], bought: readonly Product[]): readonly Suggestion[] {
  const known = new Map(products.map((product) => [product.id, product]));
  const candidates = new Map<string, Suggestion>();
  for (const item of bought) {
    if (!candidates.has(item.id)) candidates.set(item.id, { ...(known.get(item.id) ?? item), wasBought: true });
  }
  for (const product of known.values()) {
    if (!candidates.has(product.id)) candidates.set(product.id, { ...product, wasBought: false });
  }
  return [...candidates.values()];
}

interface Ranked {
  readonly suggestion: Suggestion;
  readonly name: string;
  /** Some word of the query is only found inside a word of the name. */
  readonly isInside: boolean;
  readonly isAtStart: boolean;
}

function rank(suggestion: Suggestion, words: readonly string[]): readonly Ranked[] {
  const name = foldText(suggestion.name);
  if (!words.every((word) => name.includes(word))) return [];
  const isInside = words.some((word) => !startsWord(name, word));
  return [{ suggestion, name, isInside, isAtStart: name.startsWith(words[0] ?? '') }];
}

function startsWord(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at !== -1; at = name.indexOf(word, at + 1)) {
    if (at === 0 || !letterOrDigit.test(name.charAt(at - 1))) return true;
  }
  return false;
}

const letterOrDigit = /[\p{L}\p{N}]/u;

function byRank(a: Ranked, b: Ranked): number {
  return (
    Number(a.isInside) - Number(b.isInside) ||
    Number(b.suggestion.wasBought) - Number(a.suggestion.wasBought) ||
    Number(b.isAtStart) - Number(a.isAtStart) ||
    a.name.length - b.name.length ||
    byCodeUnits(a.name, b.name) ||
    byCodeUnits(a.suggestion.id, b.suggestion.id)
  );
}

/** Not localeCompare: every device must suggest the same, and it is ten times slower. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
