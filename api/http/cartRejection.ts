// Why a cart was not changed, in the words of the app.

import type { Context } from 'hono';
import type { RejectionReason } from '../../src/domain/commands.ts';
import { problem } from './problems.ts';
import { languageOf, priceIn, reasonsFor } from './words.ts';

/** What no cart would ever take is the request's fault; the rest is how things stand. */
const invalid = /-invalid$|^name-empty$|^text-too-long$/;

export function cartRejection(c: Context, reason: RejectionReason, currency: string) {
  const { kind, ...about } = reason;
  const detail = reasonsFor(c).rejection(reason, priceIn(languageOf(c), currency));
  return problem(c, invalid.test(kind) ? 422 : 409, kind, { detail, about });
}
