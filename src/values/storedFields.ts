// Schemas of single fields of stored events. Everything read is parsed, because anybody with the link may have written it.
// Bounds are wider than any decider's limits, so that a newer app may raise those without a new format.

import * as v from 'valibot';

export const text = (longest: number) =>
  // C0 and C1 controls (but the line break, in notes) and marks that turn the writing direction of what follows.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  v.pipe(v.string(), v.maxLength(longest), v.regex(/^[^\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*$/u));

export const oneLine = (longest: number) => v.pipe(text(longest), v.regex(/^[^\n]+$/u));

export const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

export const count = whole(1, 1_000_000_000);
export const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));

/** Integer minor units; null, or left out, where it is unknown. */
export const price = v.optional(v.nullable(whole(0, 1_000_000_000_000)), null);
