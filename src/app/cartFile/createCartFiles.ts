// Carts into a file and out of one, without a network. To take a file twice is to take it once; what is here already stays.

import { cartDomain } from '../../domain/cartDomain.ts';
import { cartFingerprint } from '../../domain/cartFingerprint.ts';
import type { EventStore, StoredEntry } from '../../engine/eventStore.ts';
import { msOf } from '../../engine/hybridLogicalClock.ts';
import type { StreamId } from '../../engine/message.ts';
import { createReadSide } from '../../engine/readSide.ts';
import { hexOf } from '../../log/hex.ts';
import { sha256 } from '../../log/sha256.ts';
import type { CartPorts } from '../cartPorts.ts';
import { firstLines } from '../knownCartUpkeep.ts';
import { entryLine, headingLine } from './cartFileLines.ts';
import { type CartFile, type CartInFile, isCartFile, readCartFile } from './readCartFile.ts';

export interface CartFiles {
  /** All carts of this device, or one. Null where there is nothing to keep yet. */
  write(only?: StreamId): Promise<WrittenFile | null>;
  isCartFile(content: string): boolean;
  read(content: string): Promise<CartFilePreview>;
  take(cart: CartInFile): Promise<TakenCart>;
}

export interface WrittenFile {
  readonly text: string;
  readonly carts: number;
  readonly entries: number;
  /** ms since 1970. */
  readonly writtenAt: number;
}

export interface CartFilePreview extends Omit<CartFile, 'carts'> {
  readonly carts: readonly (CartInFile & {
    /** How many of its entries this device does not have. */
    readonly fresh: number;
  })[];
}

export interface TakenCart {
  readonly fresh: number;
  /** This device has a log that went on in another way. What is here stays. */
  readonly parted: number;
}

export function createCartFiles({
  store,
  device,
  links,
  clock,
  keepStorage,
}: Pick<CartPorts, 'store' | 'device' | 'links' | 'clock' | 'keepStorage'>): CartFiles {
  return {
    async write(only) {
      const writtenAt = clock.now();
      const parts: string[] = [];
      let carts = 0;
      let entries = 0;
      for (const { cartId, key, role, order } of await device.carts()) {
        if (order !== null || (only !== undefined && cartId !== only)) continue;
        const log = await store.readAll(cartId);
        if (log.length === 0) continue;
        const readSide = fold(cartId, log);
        const { name, currency } = readSide.now();
        const state = stateOf(readSide);
        const heading = { cart: cartId, key, role, name, currency, entries: log.length, state };
        parts.push(headingLine(heading, writtenAt), ...log.map(entryLine));
        carts += 1;
        entries += log.length;
      }
      return carts === 0 ? null : { text: `${parts.join('\n')}\n`, carts, entries, writtenAt };
    },

    isCartFile,

    async read(content) {
      const { carts, damaged } = readCartFile(content, links);
      const withFresh = carts.map(async (cart) => ({ ...cart, fresh: await freshIn(cart, store) }));
      return { carts: await Promise.all(withFresh), damaged };
    },

    async take({ heading, entries }) {
      const { cart: cartId, key, role } = heading;
      let log: readonly StoredEntry[] = [];
      const stream = await store.open(cartId, {
        history(all) {
          log = all;
        },
        arrived(more) {
          log = [...log, ...more];
        },
        removed() {},
      });
      const { appended, misfits } = await stream.append(entries).finally(stream.close);

      const view = fold(cartId, log).now();
      const newest = log.reduce((latest, { id }) => (id > latest ? id : latest), '' as StoredEntry['id']);
      const known = await device.cart(cartId);
      await device.saveCart({
        cartId,
        key,
        role,
        name: view.name,
        currency: view.currency,
        total: view.total,
        lineCount: view.lineCount,
        firstLines: firstLines(view),
        members: view.members.filter(({ hasLeft }) => !hasLeft).map(({ name, color }) => ({ name, color })),
        eventCount: log.length,
        changedAt: newest === '' ? 0 : msOf(newest),
        openedAt: known?.openedAt ?? clock.now(),
      });
      keepStorage();
      return { fresh: appended.length, parted: misfits.length };
    },
  };
}

function fold(cartId: StreamId, log: readonly StoredEntry[]) {
  const readSide = createReadSide(cartDomain, cartId);
  readSide.receive(log);
  return readSide;
}

function stateOf({ timeline }: ReturnType<typeof fold>): string {
  return hexOf(sha256(new TextEncoder().encode(cartFingerprint(timeline.state()))));
}

async function freshIn({ heading, entries }: CartInFile, store: Pick<EventStore, 'heads'>): Promise<number> {
  const here = new Map((await store.heads(heading.cart)).map(({ replica, length }) => [replica, length]));
  return entries.filter(({ replicaId, seq }) => seq >= (here.get(replicaId) ?? 0)).length;
}
