// One cart, as an assistant has it: the HTTP API asked by a member of a given name. In the process of the API no network lies
// between; elsewhere it is an ordinary caller. The key goes out in a header, and is in nothing that is told or thrown here.

import * as v from 'valibot';
import { type CartAnswer, cartAnswer, commandsAnswer } from '../http/schemas/cartAnswers.ts';
import type { cartCommands } from '../http/schemas/cartCommands.ts';

export interface CartAccess {
  /** Where the API is: "https://shop.example". */
  readonly origin: string;
  readonly id: string;
  readonly key: string;
  /** Whose changes they are in the history. */
  readonly as: string;
}

/** Like the platform's; whoever is asked need not be far away. */
export type Fetch = (request: Request) => Promise<Response>;

export type Told<Body> =
  | { readonly kind: 'told'; readonly body: Body }
  /** Why not, and what to do. */
  | { readonly kind: 'refused'; readonly why: string };

export interface CartApi {
  look(at?: string): Promise<Told<CartAnswer>>;
  history(page: { readonly limit: number; readonly before?: string | undefined }): Promise<Told<History>>;
  /** All of them, as one act, or none. */
  change(commands: readonly SentCommand[]): Promise<Told<v.InferOutput<typeof commandsAnswer>>>;
}

/** A command as it is sent. */
export type SentCommand = v.InferInput<typeof cartCommands>['commands'][number];

/** As much of it as is used here. */
const history = v.object({
  entries: v.array(v.object({ id: v.string(), time: v.string(), words: v.string() })),
  next: v.nullable(v.string()),
});

export type History = v.InferOutput<typeof history>;

const problem = v.object({
  detail: v.string(),
  errors: v.optional(v.array(v.object({ at: v.string(), message: v.string() })), []),
});

export function createCartApi({ origin, id, key, as }: CartAccess, fetch: Fetch): CartApi {
  async function ask<Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    body?: unknown,
  ): Promise<Told<v.InferOutput<Schema>>> {
    const headers = { Authorization: `Bearer ${key}`, 'Accept-Language': 'en', 'Content-Type': 'application/json' };
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(new Request(`${origin}/api/carts/${id}${path}`, { headers, ...sent })).catch(() => null);
    if (answer === null) return refused(`${origin} does not answer. Check that Trolley runs there, then try again.`);
    const told: unknown = await answer.json().catch(() => null);
    const body200 = answer.ok ? v.safeParse(schema, told) : null;
    if (body200?.success) return { kind: 'told', body: body200.output };
    const { success, output } = v.safeParse(problem, told);
    if (!success) return refused(`There is no API at ${origin}/api. Whoever runs it may have turned it off (API=off).`);
    const wait = answer.headers.get('Retry-After');
    const errors = output.errors.map((error) => `${error.at}: ${error.message}`);
    return refused([output.detail, ...(wait === null ? [] : [`Retry-After: ${wait} seconds`]), ...errors].join('\n'));
  }

  return {
    look: (at) => ask(cartAnswer, at === undefined ? '' : `?${new URLSearchParams({ at })}`),
    history: ({ limit, before }) =>
      ask(history, `/history?${new URLSearchParams({ limit: String(limit), ...(before && { cursor: before }) })}`),
    change: (commands) => ask(commandsAnswer, '/commands', { as, commands }),
  };
}

function refused(why: string): { readonly kind: 'refused'; readonly why: string } {
  return { kind: 'refused', why };
}
