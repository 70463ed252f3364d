// A cart's past over HTTP: who did what, how two moments differ, why a line is what it is.

import { Hono } from 'hono';
import * as v from 'valibot';
import { lookup } from '../../src/causal/persistentMap.ts';
import { initialCart } from '../../src/domain/cart.ts';
import type { ApiPorts } from './apiPorts.ts';
import { createEntityTags, isUnchanged } from './entityTags.ts';
import { differenceAnswerOf, entryTeller, explanationAnswerOf, historyAnswerOf } from './historyAnswers.ts';
import { momentOf, momentParam } from './moments.ts';
import { described, parsed } from './parsed.ts';
import { differenceAnswer, explanationAnswer, historyAnswer } from './schemas/historyAnswers.ts';
import { historyQuery, streamId, streamParam, text } from './schemas/shared.ts';
import { withStream } from './streamAccess.ts';
import { languageOf, ownProblem } from './words.ts';

const tag = 'Carts';

export function pastRoutes(ports: ApiPorts) {
  const access = { links: ports.links, streams: ports.carts, patience: ports.patience };
  const tags = createEntityTags(ports.feed, ports.identity);
  return new Hono()
    .get(
      '/:id/history',
      described({
        operation: 'readHistory',
        summary: 'Who did what, newest first',
        tag,
        headers: ['If-None-Match'],
        answers: { 200: { about: 'A page', schema: historyAnswer }, 304: { about: 'Nothing has happened since' } },
      }),
      parsed('param', streamParam),
      parsed('query', historyQuery),
      async (c) => {
        const { id } = c.req.valid('param');
        const query = c.req.valid('query');
        return withStream(c, access, id, null, async (member, address) => {
          if (isUnchanged(c, tags.now(address.id))) return c.body(null, 304);
          const { history, now } = member.snapshot();
          return c.json(historyAnswerOf(history.entries, query, entryTeller(languageOf(c), now)), 200);
        });
      },
    )
    .get(
      '/:id/diff',
      described({
        operation: 'compareMoments',
        summary: 'How two moments differ',
        tag,
        answers: { 200: { about: 'From the one to the other', schema: differenceAnswer } },
      }),
      parsed('param', streamParam),
      parsed('query', v.object({ from: momentParam, to: v.exactOptional(momentParam) })),
      async (c) => {
        const { id } = c.req.valid('param');
        const asked = c.req.valid('query');
        return withStream(c, access, id, null, async (member) => {
          const from = momentOf(member, initialCart, asked.from);
          const to = momentOf(member, initialCart, asked.to);
          if (from === null || to === null) return ownProblem(c, 'not-found');
          return c.json(differenceAnswerOf(from, to, member.snapshot().history.entries), 200);
        });
      },
    )
    .get(
      '/:id/lines/:line/explain',
      described({
        operation: 'explainLine',
        summary: 'Why a line is what it is, or was',
        tag,
        answers: { 200: { about: 'Whose acts it is made of', schema: explanationAnswer } },
      }),
      parsed('param', v.object({ id: streamId, line: text })),
      parsed('query', v.object({ at: v.exactOptional(momentParam) })),
      async (c) => {
        const { id, line } = c.req.valid('param');
        const { at } = c.req.valid('query');
        return withStream(c, access, id, null, async (member) => {
          const moment = momentOf(member, initialCart, at);
          const found = moment && lookup(moment.state.lines, line);
          if (moment === null || found === null || found === undefined) return ownProblem(c, 'not-found');
          return c.json(explanationAnswerOf(moment.state, found), 200);
        });
      },
    );
}
