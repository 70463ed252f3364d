// A log in SQLite that follows streams: takes their messages in order, and notes in the same transaction how far it has come.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Followed, MessageOutcome, StreamMessage } from '../log/logCache.ts';
import { LogFailure } from '../log/logStorage.ts';
import { decodeClaim, decodeHeld, decodeIdle, isMoment } from '../log/messageBodies.ts';
import type { BatchAppender } from './batchAppender.ts';
import type { ClaimRows } from './claimRows.ts';
import { entomb, type GoneCarts } from './goneCarts.ts';
import type { HeldRows } from './heldRows.ts';
import { cartTables, inTransaction } from './sqliteDatabase.ts';

export interface FollowedStreams {
  readonly take: (messages: readonly StreamMessage[]) => readonly MessageOutcome[];
  readonly followed: () => Followed;
}

/** What it writes to. */
interface StreamTables {
  readonly appender: BatchAppender;
  readonly claims: ClaimRows;
  readonly gone: GoneCarts;
  readonly held: HeldRows;
}

/** Before the name of a stream, in the table of what the relay knows of itself. */
const prefix = 'followed ';

/** A file that is written to by itself is no fold of streams any more: who would follow them with it is told so. */
export function forgetFollowed(database: DatabaseSyncInstance): void {
  database.prepare('DELETE FROM relay WHERE substr(key, 1, ?) = ?').run(prefix.length, prefix);
}

export function followedStreams(
  database: DatabaseSyncInstance,
  { appender, claims, gone, held }: StreamTables,
): FollowedStreams {
  const one = (sql: string) => database.prepare(sql);
  const statements = {
    places: one('SELECT key, value FROM relay WHERE substr(key, 1, ?) = ?'),
    place: one('SELECT value FROM relay WHERE key = ?'),
    move: one('INSERT OR REPLACE INTO relay (key, value) VALUES (?, ?)'),
    cart: one('SELECT cart FROM cart WHERE id = ?'),
    idle: one('SELECT cart FROM cart WHERE id = ? AND written_at < ?'),
    drop: cartTables.map((table) => one(`DELETE FROM ${table} WHERE cart = ?`)),
    any: one('SELECT 1 FROM cart LIMIT 1'),
  };

  function outcomeOf(message: StreamMessage): MessageOutcome {
    const { kind, cartId, body, at } = message;
    if (kind === 'gone') {
      if (!isMoment(body, at)) return { kind: 'nothing', why: 'noise' };
      appender.finish();
      appender.forget();
      entomb(database, cartId, at);
      return { kind };
    }
    if (kind === 'idle') {
      const before = decodeIdle(body, at);
      if (before === null) return { kind: 'nothing', why: 'noise' };
      appender.finish();
      appender.forget();
      const row = statements.idle.get(cartId, before) as { cart: number } | undefined;
      if (row !== undefined) for (const statement of statements.drop) statement.run(row.cart);
      return { kind, isDropped: row !== undefined };
    }
    if (kind === 'unknown') return { kind: 'nothing', why: 'unknown' };
    if (gone.has(cartId)) return { kind: 'nothing', why: 'the cart is gone' };
    if (kind === 'held') {
      const devices = decodeHeld(body);
      const row = statements.cart.get(cartId) as { cart: number } | undefined;
      if (devices === null || row === undefined) return { kind: 'nothing', why: 'not of a cart that is here' };
      held.keep(row.cart, devices);
      return { kind, devices };
    }
    if (kind === 'entries') {
      return { kind, refusals: appender.append({ cartId, update: body, receivedAt: at }) };
    }
    const request = decodeClaim(cartId, body);
    if (request === null) return { kind: 'nothing', why: 'not a claim' };
    const row = statements.cart.get(cartId) as { cart: number } | undefined;
    return { kind, outcome: row === undefined ? { kind: 'no-entries' } : claims.add(row.cart, request) };
  }

  function orNothing(message: StreamMessage): MessageOutcome {
    try {
      return outcomeOf(message);
    } catch (cause) {
      if (cause instanceof LogFailure) return { kind: 'nothing', why: cause.message };
      throw cause;
    }
  }

  function placeOf(stream: string): number {
    return (statements.place.get(prefix + stream) as { value: number } | undefined)?.value ?? 0;
  }

  return {
    take(messages) {
      const places = new Map<string, number>();
      try {
        return inTransaction(database, () => {
          appender.begin();
          const outcomes = messages.map((message): MessageOutcome => {
            const { stream, seq } = message;
            if (seq <= (places.get(stream) ?? placeOf(stream))) return { kind: 'nothing', why: 'taken already' };
            places.set(stream, seq);
            return orNothing(message);
          });
          appender.finish();
          for (const [stream, seq] of places) statements.move.run(prefix + stream, seq);
          return outcomes;
        });
      } catch (cause) {
        appender.forget();
        throw cause;
      }
    },

    followed() {
      const rows = statements.places.all(prefix.length, prefix) as { key: string; value: number }[];
      const places = new Map(rows.map(({ key, value }) => [key.slice(prefix.length), value]));
      return { places, hasCarts: statements.any.get() !== undefined };
    },
  };
}
