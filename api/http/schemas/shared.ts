// What several schemas are made of. The schemas of this folder parse what callers send, and are what /api/openapi.json says.

import * as v from 'valibot';

const sixteenBytes = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** Longer than any text that a domain takes, which says so in its own words. */
const mostText = 10_000;

/** An object of these and no others. To valibot a list is an object, too, without any: here it is none. */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  const object = v.strictObject(entries);
  const run: (typeof object)['~run'] = (dataset, config) =>
    object['~run'](Array.isArray(dataset.value) ? { ...dataset, value: 'a list' } : dataset, config);
  return { ...object, '~run': run };
}

export const text = v.pipe(v.string(), v.maxLength(mostText));
export const number = v.pipe(v.number(), v.finite());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const streamId = v.pipe(
  v.string(),
  v.regex(sixteenBytes, 'not an id: 22 letters, digits, - and _, as in a link'),
  v.examples(['AAAAAAAAAAAAAAAAAAAAAA']),
);
export const eventId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{30}$/, 'not the id of an event: 30 hexadecimal digits'),
  v.description('Text order is replay order'),
  v.examples(['01a2255d01150000135b74ddb39f12']),
);
export const commandId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{16}$/, 'not the id of a command: 16 hexadecimal digits'),
  v.examples(['d3caf36c193af777']),
);
export const actorId = v.pipe(v.string(), v.description('A person on a device, or a program by one of its names'));
export const timestamp = v.pipe(v.string(), v.isoTimestamp());
export const minorUnits = v.pipe(v.number(), v.integer(), v.description('Minor units of the currency, such as cents'));

export const givenMemberName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

/** Who does it: a member of that name. The same name is the same member each time. */
export const memberName = v.pipe(
  v.optional(givenMemberName, 'API'),
  v.description('The name that this program goes by in the history. The same name is the same member'),
);

export const currency = v.pipe(v.string(), v.maxLength(10), v.examples(['EUR']));

export const streamParam = v.object({ id: streamId });

/** A whole number in a query. */
export function digits(fallback: string) {
  return v.pipe(v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/)), fallback), v.transform(Number), v.number());
}

export const historyQuery = v.object({
  cursor: v.exactOptional(v.pipe(eventId, v.description('`next` of the page before'))),
  limit: v.pipe(digits('50'), v.minValue(1), v.maxValue(500)),
  person: v.exactOptional(v.pipe(actorId, v.description('Only what this person did'))),
  kind: v.exactOptional(v.pipe(v.string(), v.description('Only events of this type'), v.examples(['ItemAdded']))),
});
