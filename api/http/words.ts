// What callers read, in the language that they ask for: the app's own words.

import type { Context } from 'hono';
import type { Problem as StreamProblem } from '../../src/app/stream/streamSnapshot.ts';
import { reasonsInWords as germanReasons } from '../../src/ui/text/deReasons.ts';
import { reasonsInWords as englishReasons } from '../../src/ui/text/enReasons.ts';
import { type Language, languageFor } from '../../src/ui/text/languages.ts';
import { createPrice } from '../../src/ui/text/price.ts';
import { type OwnProblem, ownProblems, problem, titleOf } from './problems.ts';
import { problemWords } from './problemWords.ts';

const reasons = { en: englishReasons, de: germanReasons };
const prices = new Map<string, (minorUnits: number) => string>();

export function languageOf(c: Context): Language {
  const asked = (c.req.header('Accept-Language') ?? '').slice(0, 200).split(',');
  return languageFor(
    null,
    asked.map((tag) => (tag.split(';')[0] ?? '').trim()),
  );
}

export function reasonsFor(c: Context) {
  return reasons[languageOf(c)];
}

/** Money in words. Formatters are slow to make, and there are few. */
export function priceIn(language: Language, currency: string): (minorUnits: number) => string {
  const known = prices.get(`${language} ${currency}`);
  if (known !== undefined) return known;
  const price = createPrice(language, currency);
  if (prices.size < 1_000) prices.set(`${language} ${currency}`, price);
  return price;
}

export function ownProblem<const Reason extends OwnProblem>(
  c: Context,
  reason: Reason,
  options: { readonly about?: Readonly<Record<string, unknown>>; readonly headers?: Record<string, string> } = {},
) {
  const detail = problemWords[languageOf(c)][reason];
  return problem(c, ownProblems[reason], reason, { detail, ...options });
}

/** Where a problem's type leads: what it is, as far as that can be said of all of them. */
export function aboutProblem(c: Context, reason: string) {
  const words = Object.hasOwn(ownProblems, reason) ? problemWords[languageOf(c)][reason as OwnProblem] : null;
  return c.text(`${titleOf(reason.slice(0, 60))}\n\n${words ?? 'The answer itself says what to do.'}\n`);
}

/** The world failed, not the caller. */
export function failureProblem(c: Context, failure: StreamProblem) {
  switch (failure.kind) {
    case 'view-only':
    case 'no-writer-slot':
      return ownProblem(c, failure.kind);
    case 'entry-too-large':
      return ownProblem(c, failure.kind, { about: { limit: failure.limit } });
    case 'storage':
    case 'in-the-past': // nobody travels here
      return ownProblem(c, 'storage', { headers: { 'Retry-After': '1' } });
  }
}
