// What an assistant can do with a cart. Each tool says what it takes by a schema, and asks the HTTP API: the same decider, the same
// words for what is refused.

import * as v from 'valibot';
import type { CartAnswer } from '../http/schemas/cartAnswers.ts';
import type { CartApi, SentCommand, Told } from './cartApi.ts';
import { cartInWords, historyInWords } from './inWords.ts';

export interface ToolAnswer {
  readonly text: string;
  readonly isError: boolean;
}

export interface Tool {
  readonly title: string;
  readonly description: string;
  readonly input: v.GenericSchema;
  readonly isReadOnly: boolean;
  /** `input`: as it came from outside. */
  run(cart: CartApi, input: unknown): Promise<ToolAnswer>;
}

const count = v.pipe(v.number(), v.integer());
const item = v.pipe(
  v.string(),
  v.description('Which item: its name as the cart shows it, or its line, which stands in [brackets]'),
);
const moment = v.pipe(
  v.string(),
  v.description('An RFC 3339 time such as 2026-03-01T18:00:00Z, or a moment from who_did_what'),
);

const act = v.exactOptional(
  v.pipe(v.string(), v.description('Which act: its moment from who_did_what. Without it, the last one of your own')),
);

export const tools: Readonly<Record<string, Tool>> = {
  look_at_cart: looking('Look at the cart', 'The cart as it is now.', {}, async (cart) =>
    told(await cart.look(), cartInWords),
  ),
  look_at_moment: looking(
    'Look at a moment',
    'The cart as it was at a moment of its past: just after something happened, or at a time.',
    { at: moment },
    async (cart, { at }) => told(await cart.look(at), cartInWords),
  ),
  who_did_what: looking(
    'Who did what',
    'The history of the cart, newest first: who did what, and when.',
    {
      limit: v.optional(v.pipe(count, v.minValue(1), v.maxValue(100), v.description('How much of it')), 20),
      before: v.exactOptional(v.pipe(v.string(), v.description('Only what comes before this moment of the history'))),
    },
    async (cart, page) => told(await cart.history(page), historyInWords),
  ),
  add_item: changing(
    'Add an item',
    'Puts an item into the cart, or more of one that is there.',
    {
      name: v.pipe(v.string(), v.description('What to buy, such as Milk')),
      quantity: v.optional(v.pipe(count, v.description('How many pieces')), 1),
      price: v.exactOptional(v.pipe(count, v.description('Of one piece, in cents or the like; only if known'))),
      amount: v.exactOptional(
        v.pipe(
          v.strictObject({ count: v.number(), unit: v.pipe(v.string(), v.examples(['g', 'l'])) }),
          v.description('How much each piece is of, such as 500 g'),
        ),
      ),
    },
    async (cart, data) => done(cart, { type: 'AddItem', data }),
  ),
  change_quantity: changing(
    'Change how many',
    'Changes how many of an item are wanted, by so many more (or, below zero, fewer). What others change at the same time adds up.',
    { item, by: count },
    async (cart, { item, by }) =>
      onLine(cart, item, (line) => done(cart, { type: 'ChangeQuantity', data: { line, by } })),
  ),
  pick_item: changing(
    'Put into the basket',
    'Notes that an item is in the basket: all that is still to get of it, or so many.',
    { item, quantity: v.exactOptional(count) },
    async (cart, { item, ...some }) =>
      onLine(cart, item, (line) => done(cart, { type: 'PickItem', data: { line, ...some } })),
  ),
  put_item_back: changing(
    'Take out of the basket',
    'Notes that an item is not in the basket after all.',
    { item },
    async (cart, { item }) => onLine(cart, item, (line) => done(cart, { type: 'UnpickItem', data: { line } })),
  ),
  remove_item: changing(
    'Remove an item',
    'Takes an item off the cart. Anybody in the cart can undo it.',
    { item },
    async (cart, { item }) => onLine(cart, item, (line) => done(cart, { type: 'RemoveItem', data: { line } })),
  ),
  undo: changing(
    'Undo',
    'Takes back the last change of yours that is not undone, or any act of the history. What others did later stays.',
    { act },
    async (cart, data) => done(cart, { type: 'Undo', data }),
  ),
  redo: changing(
    'Do again',
    'Does again what was undone: the last of yours, or any act of the history.',
    { act },
    async (cart, data) => done(cart, { type: 'Redo', data }),
  ),
  restore_moment: changing(
    'Restore a moment',
    'Brings back what was in the cart at a moment of its past, and keeps what came later; or makes one item just as it was then.',
    {
      at: moment,
      line: v.exactOptional(v.pipe(v.string(), v.description('Only this line, as it stands in [brackets]'))),
    },
    async (cart, data) => done(cart, { type: 'Restore', data }),
  ),
};

type Run<Entries extends v.ObjectEntries> = (
  cart: CartApi,
  input: v.InferOutput<v.StrictObjectSchema<Entries, undefined>>,
) => Promise<ToolAnswer>;

function looking<Entries extends v.ObjectEntries>(
  title: string,
  description: string,
  entries: Entries,
  run: Run<Entries>,
): Tool {
  return tool(title, description, entries, run, true);
}

function changing<Entries extends v.ObjectEntries>(
  title: string,
  description: string,
  entries: Entries,
  run: Run<Entries>,
): Tool {
  return tool(title, description, entries, run, false);
}

function tool<Entries extends v.ObjectEntries>(
  title: string,
  description: string,
  entries: Entries,
  run: Run<Entries>,
  isReadOnly: boolean,
): Tool {
  const input = v.strictObject(entries);
  return {
    ...{ title, description, input, isReadOnly },
    async run(cart, given) {
      const { success, output, issues } = v.safeParse(input, given);
      if (success) return run(cart, output);
      return refusal(issues.map((issue) => `${v.getDotPath(issue) ?? 'the call'}: ${issue.message}`).join('\n'));
    },
  };
}

async function done(cart: CartApi, command: SentCommand): Promise<ToolAnswer> {
  return told(await cart.change([command]), ({ durable, events, cart: after }) => {
    const what = events.length === 0 ? 'There was nothing to change' : 'Done';
    const where =
      durable === 'relay' ? '' : '. It is on disk here, and goes to the others when the relay answers again';
    return `${what}${where}. ${cartInWords(after)}`;
  });
}

/** The work with the line that is meant, if it is clear which one that is. */
async function onLine(cart: CartApi, item: string, work: (line: string) => Promise<ToolAnswer>): Promise<ToolAnswer> {
  const looked = await cart.look();
  if (looked.kind === 'refused') return refusal(looked.why);
  const { lines } = looked.body;
  const known = lines.find(({ line }) => line === item);
  const named = lines.filter(({ name }) => spelled(name) === spelled(item));
  const meant = known ?? (named.length === 1 ? named[0] : undefined);
  return meant === undefined ? refusal(notClear(item, named.length > 1 ? named : lines)) : work(meant.line);
}

function notClear(item: string, lines: CartAnswer['lines']): string {
  if (lines.length === 0) return `There is no “${item}”: the cart is empty. To put it in, use add_item.`;
  const choice = lines.map(({ name, line }) => `${name} [${line}]`).join(', ');
  return `It is not clear what “${item}” is. There are: ${choice}. Name one of them; to put in something else, use add_item.`;
}

function spelled(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

function told<Body>(answer: Told<Body>, inWords: (body: Body) => string): ToolAnswer {
  return answer.kind === 'refused' ? refusal(answer.why) : { text: inWords(answer.body), isError: false };
}

function refusal(text: string): ToolAnswer {
  return { text, isError: true };
}
