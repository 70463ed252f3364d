// A real client over a real socket: says hello, asks for what it lacks, answers what the relay asks, and holds its logs.
// It believes nothing: whatever it is sent is checked as it is taken, and the first thing that is unsound breaks it.

import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { RefusalReason } from '../../src/log/refusalReason.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdates } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import {
  type ClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  type RelayHello,
  type ServerMessage,
} from '../../src/wire/frames.ts';
import { subprotocolOf } from '../../src/wire/linkKeys.ts';
import { type HeldLogs, heldLogs } from './heldLogs.ts';

export interface ClientOptions {
  readonly url: string;
  readonly cartId: string;
  /** Edit or view. */
  readonly key: string;
  /** What it holds already. */
  readonly logs?: HeldLogs;
  /** A stock provider says none, and is refused by close codes. */
  readonly saysHello?: boolean;
  /** Whether it sends what the relay says it lacks. */
  readonly answers?: boolean;
  /** Whether it takes what it is sent, and checks it; an attacker, who has lost track of its own logs, cannot. */
  readonly takes?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address of this machine that it comes from. */
  readonly from?: string;
  /** Every message, as it comes. */
  readonly heard?: (message: ServerMessage) => void;
}

export interface RelayClient {
  readonly logs: HeldLogs;
  /** How much of each log the relay has called durable. */
  readonly durable: ReadonlyMap<ReplicaId, number>;
  readonly relay: () => RelayHello | null;
  /** How often it was refused, by reason. */
  readonly refusals: ReadonlyMap<RefusalReason | (string & {}), number>;
  /** How often it was asked for what the relay lacks. */
  readonly timesAsked: () => number;
  readonly isUpToDate: () => boolean;
  readonly isOpen: () => boolean;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  readonly say: (message: ClientMessage) => void;
  readonly sendBytes: (bytes: Uint8Array | string) => void;
  readonly send: (...runs: readonly EntryRun[]) => void;
  /** Writes the next entries of a log and sends them. */
  readonly write: (replica: ReplicaId, ...bodies: readonly Uint8Array[]) => void;
  /** Resolves once it is true; looked at after each message. Rejects after `timeoutMs`, on a close, and when unsound. */
  readonly until: (isTrue: () => boolean, what: string, timeoutMs?: number) => Promise<void>;
  /** Resolves when the relay has handled everything that was sent before, with the time that took. */
  readonly roundTrip: (timeoutMs?: number) => Promise<number>;
  readonly socket: WebSocket;
  readonly leave: () => void;
}

/** The relay did not do in time what it should. */
class Overdue extends Error {}

const patienceMs = 120_000;

/** Rejects where the relay refuses the connection. */
export async function connect(options: ClientOptions): Promise<RelayClient> {
  const { url, cartId, key, logs = heldLogs(), headers = {}, from, heard } = options;
  const { saysHello = true, answers = true, takes = true } = options;
  const socket = new WebSocket(`${url}/sync/${cartId}`, [subprotocolOf(key)], {
    headers,
    perMessageDeflate: false,
    ...(from === undefined ? {} : { localAddress: from }),
  });
  const durable = new Map<ReplicaId, number>();
  const refusals = new Map<string, number>();
  const watchers = new Set<() => void>();
  let relay: RelayHello | null = null;
  let timesAsked = 0;
  let isUpToDate = false;
  let closeCode: number | null = null;
  let broken: Error | null = null;

  function notify(): void {
    for (const watcher of watchers) watcher();
  }

  function receive(message: ServerMessage): void {
    switch (message.kind) {
      case 'sync-step-1':
        timesAsked++;
        if (answers) send(...logs.beyond(message.stateVector));
        break;
      case 'sync-step-2':
      case 'sync-update':
        if (takes) logs.take(message.update);
        isUpToDate ||= message.kind === 'sync-step-2';
        break;
      case 'durable':
        for (const { replica, length } of message.logs) durable.set(replica, length);
        break;
      case 'refused':
        refusals.set(message.reason, (refusals.get(message.reason) ?? 0) + 1);
        break;
      case 'hello':
        relay = message;
        break;
      case 'awareness':
      case 'query-awareness':
      case 'held':
      case 'claimed':
        break; // for `heard`
    }
    heard?.(message);
  }

  function fail(cause: Error): void {
    broken ??= cause;
    socket.terminate();
    notify();
  }

  function say(message: ClientMessage): void {
    sendBytes(encodeClientMessage(message));
  }

  function sendBytes(bytes: Uint8Array | string): void {
    if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
  }

  function send(...runs: readonly EntryRun[]): void {
    for (const update of encodeUpdates(runs)) say({ kind: 'sync-update', update });
  }

  socket.on('message', (data) => {
    const message = decodeServerMessage(new Uint8Array(data as Buffer));
    if (message.kind === 'malformed') return fail(new Error(`the relay said something malformed: ${message.detail}`));
    if (message.kind === 'unknown') return;
    try {
      receive(message);
    } catch (cause) {
      return fail(cause instanceof Error ? cause : new Error(String(cause)));
    }
    notify();
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  void closed.then((code) => {
    closeCode = code;
    notify();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', () => {}); // 'close' follows
  if (saysHello) say({ kind: 'hello', version: 1, logs: logs.heads() });
  say({ kind: 'sync-step-1', stateVector: logs.lengths() });

  return {
    logs,
    durable,
    relay: () => relay,
    refusals,
    timesAsked: () => timesAsked,
    isUpToDate: () => isUpToDate,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    closed,
    say,
    sendBytes,
    send,
    write: (replica, ...bodies) => send(logs.append(replica, bodies)),

    until: (isTrue, what, timeoutMs = patienceMs) =>
      new Promise((resolve, reject) => {
        const settle = (settled: () => void) => {
          watchers.delete(look);
          clearTimeout(impatience);
          settled();
        };
        const look = () => {
          if (broken !== null) settle(() => reject(broken));
          else if (isTrue()) settle(resolve);
          else if (closeCode !== null) settle(() => reject(new Error(`closed with ${closeCode} before ${what}`)));
        };
        const impatience = setTimeout(() => settle(() => reject(new Overdue(`waited in vain for ${what}`))), timeoutMs);
        watchers.add(look);
        look();
      }),

    async roundTrip(timeoutMs = patienceMs) {
      const sent = performance.now();
      const token = String(sent);
      const answered = new Promise<boolean>((resolve) => {
        const hear = (data: Buffer) => {
          if (data.toString() !== token) return;
          socket.off('pong', hear);
          resolve(true);
        };
        socket.on('pong', hear);
        void closed.then(() => resolve(true));
      });
      if (socket.readyState === WebSocket.OPEN) socket.ping(token);
      const waiting = new AbortController();
      const late = delay(timeoutMs, false, { signal: waiting.signal }).catch(() => false);
      const isAnswered = await Promise.race([answered, late]);
      waiting.abort();
      if (!isAnswered) throw new Overdue(`no answer within ${timeoutMs} ms`);
      if (broken !== null) throw broken;
      return performance.now() - sent;
    },

    socket,
    leave: () => socket.terminate(),
  };
}

/** A client that has what the relay has. */
export async function follow(options: ClientOptions): Promise<RelayClient> {
  const client = await connect(options);
  await client.until(client.isUpToDate, 'the answer to a sync step 1');
  return client;
}
