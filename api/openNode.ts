// A node: the file, the streams that are open, and the routes over them. It is one more member of the carts that its callers have
// keys of; the relay sees a client like any other.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newDatabaseIdentity } from '../src/adapters/browser/identifiers.ts';
import { createSqliteDatabase } from '../src/adapters/sqlite/sqliteDatabase.ts';
import { createSqliteKeyframes } from '../src/adapters/sqlite/sqliteKeyframes.ts';
import { createStreamFeed } from '../src/adapters/sqlite/streamFeed.ts';
import { databaseName } from './databaseName.ts';
import { type ApiMetrics, createApiMetrics } from './http/apiMetrics.ts';
import type { Patience } from './http/apiPorts.ts';
import { type Bounds, defaultBounds } from './http/bounds.ts';
import { type Api, createApi } from './http/createApi.ts';
import { restingCarts } from './http/firstLook.ts';
import { createLiveFeeds } from './http/liveFeeds.ts';
import { mcpRoutes } from './mcp/mcpRoutes.ts';
import { createAnswers } from './member/answers.ts';
import { createUnsentStreams } from './member/deviceRecords.ts';
import { createMemberPorts, type RelayLine } from './member/memberPorts.ts';
import { cartOpener, orderOpener } from './member/openers.ts';
import { createOpenStreams, type OpenSize, type OpenStreamsLimits } from './member/openStreams.ts';
import { createSealedLooks } from './member/sealedLooks.ts';
import { sendUnsent } from './member/sendUnsent.ts';
import { createTurns } from './member/turns.ts';
import { openReadModels } from './projections/openReadModels.ts';

export interface NodeOptions {
  readonly dataDir: string;
  readonly relay: RelayLine;
  readonly appOrigin: string | null;
  readonly patience?: Patience;
  /** Which program it is: what another one has folded is folded anew. */
  readonly build?: string;
  readonly streams?: OpenStreamsLimits;
  readonly operatorToken?: string | null;
  readonly mostFollowed?: number;
  readonly bounds?: Partial<Bounds>;
  readonly trustedProxies?: number;
  /** Pages of these may call it, too. */
  readonly origins?: readonly string[];
  readonly feedsPerKey?: number;
  readonly heartbeatMs?: number;
  readonly onFailure: (cause: unknown) => void;
}

export interface ApiNode {
  readonly api: Api;
  readonly metrics: Pick<ApiMetrics, 'contentType' | 'text'>;
  /** Who asks from now on is told to come again later. */
  drain(): void;
  /** What was accepted is with the relay, or so many ms are over. */
  untilSent(ms: number): Promise<void>;
  /** Ends what stays open: nothing else keeps a caller for long. */
  endFeeds(): void;
  /** Answers whatever lies at /api and /mcp. */
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
  /** What was accepted and has not left is kept, and leaves when the node is opened again. */
  close(): void;
}

const mebibyte = 2 ** 20;
const defaultPatience = { catchUpMs: 3_000, durableMs: 10_000 };
const defaultStreams = { maxBytes: 256 * mebibyte, idleMs: 300_000 };
/** Each is kept open. */
const mostFollowed = 500;
const defaultFeedsPerKey = 20;
const lookForIdleMs = 30_000;

export function openNode(options: NodeOptions): ApiNode {
  const { dataDir, relay, appOrigin, onFailure } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 }); // other people's shopping, and keys to it
  const database = createSqliteDatabase({ path: join(dataDir, databaseName), newIdentity: newDatabaseIdentity });
  const ports = createMemberPorts(database, relay);
  const unsent = createUnsentStreams(database);
  const limits = options.streams ?? defaultStreams;
  const patience = options.patience ?? defaultPatience;
  const sealed = createSealedLooks({
    ...{ ports, onFailure, keyframes: createSqliteKeyframes(database), version: options.build ?? null },
    patienceMs: patience.catchUpMs,
  });
  const carts = createOpenStreams(ports, { ...cartOpener, resting: restingCarts(sealed) }, limits, unsent);
  const orders = createOpenStreams(ports, orderOpener, limits, unsent);
  const feed = createStreamFeed(database);
  const readModels = openReadModels(database, { feed, carts, most: options.mostFollowed ?? mostFollowed, onFailure });
  const live = createLiveFeeds({
    perKey: options.feedsPerKey ?? defaultFeedsPerKey,
    heartbeatMs: options.heartbeatMs ?? 15_000,
  });
  const limited = { ...defaultBounds, ...options.bounds };
  let isDraining = false;
  const metrics = createApiMetrics({
    streams: () => sum(carts.size(), orders.size()),
    feeds: live.count,
    unsent: () => unsent.all().length,
    followed: readModels.following.count,
  });
  const api = createApi({
    ...{ carts, orders, patience, appOrigin, onFailure },
    links: ports.links,
    newCommandId: ports.newCommandId,
    ...{ feed, ...readModels, operatorToken: options.operatorToken ?? null },
    live,
    turns: createTurns(),
    sealed,
    answers: createAnswers(database, ports.clock.now),
    identity: database.identity().toString(36),
    metrics,
    origins: options.origins ?? [],
    bounds: {
      ...limited,
      // The relay says itself who called it.
      trustedProxies: relay.isOwn ? 1 : (options.trustedProxies ?? 0),
      now: () => performance.now(),
      isDraining: () => isDraining,
    },
  });
  const mcp = mcpRoutes({ api, maxBodyBytes: limited.maxBodyBytes, onFailure });
  const idle = setInterval(() => {
    carts.closeIdle();
    orders.closeIdle();
  }, lookForIdleMs).unref();
  const stopSending = sendUnsent({ links: ports.links, unsent, carts, orders, onFailure });

  return {
    api,
    metrics,
    drain() {
      isDraining = true;
    },
    async untilSent(ms) {
      await Promise.all([carts.untilSent(ms), orders.untilSent(ms)]);
    },
    endFeeds: live.closeAll,
    fetch: (request, env) => (new URL(request.url).pathname === '/mcp' ? mcp : api).fetch(request, env as object),
    close() {
      live.closeAll();
      clearInterval(idle);
      stopSending();
      readModels.close();
      carts.closeAll();
      orders.closeAll();
      ports.store.close();
      database.close();
    },
  };
}

function sum(a: OpenSize, b: OpenSize): OpenSize {
  return { streams: a.streams + b.streams, bytes: a.bytes + b.bytes };
}
