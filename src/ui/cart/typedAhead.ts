// The text of the field that adds, where typing goes on while what was sent is being stored. The text stays in the field
// until it is a fact; each Enter sends what was typed since the one before.

/** One Enter's own part of the text. Known by identity: the same word may be sent twice. */
export interface Sent {
  readonly text: string;
}

/** As it stands in the field: what was refused, what is being stored, what is typed since. */
export interface FieldText {
  readonly kept: string;
  readonly sent: readonly Sent[];
  readonly typing: string;
}

export const emptyField: FieldText = { kept: '', sent: [], typing: '' };

export function textOf({ typing, ...field }: FieldText): string {
  return before(field) + typing;
}

/** Whoever changes what was sent already types anew. */
export function write(field: FieldText, text: string): FieldText {
  const start = before(field);
  return text.startsWith(start) ? { ...field, typing: text.slice(start.length) } : { kept: '', sent: [], typing: text };
}

/** Null where Enter was pressed twice: nothing was typed since. */
export function send({ kept, sent, typing }: FieldText): { readonly field: FieldText; readonly sent: Sent } | null {
  if (sent.length > 0 && typing.trim() === '') return null;
  const next = { text: sent.length > 0 ? typing : kept + typing };
  return { field: { kept: sent.length > 0 ? kept : '', sent: [...sent, next], typing: '' }, sent: next };
}

export function stored(field: FieldText, one: Sent): FieldText {
  return without(field, one, '');
}

/** It stays, to be changed. */
export function refused(field: FieldText, one: Sent): FieldText {
  return without(field, one, one.text);
}

function without({ kept, sent, typing }: FieldText, one: Sent, rest: string): FieldText {
  if (!sent.includes(one)) return { kept, sent, typing };
  const left = { kept: kept + rest, sent: sent.filter((each) => each !== one), typing };
  // What is being stored next still stands before it, as it was sent.
  return before(left) === '' ? { ...left, typing: typing.trimStart() } : left;
}

function before({ kept, sent }: Omit<FieldText, 'typing'>): string {
  return kept + sent.map(({ text }) => text).join('');
}
