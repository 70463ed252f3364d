// The connection to IndexedDB: opened when first needed, given up when a newer version of the app wants the database,
// opened again when the browser has closed it. Every transaction resolves only once it is complete, and every failure
// of the browser leaves here as a StorageFailure. It knows no stores' meaning.

import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { StorageFailure } from '../../engine/eventStore.ts';
import { type StoreName, schemaVersion, type TrolleySchema, upgradeSchema } from './schema.ts';
import { openingFailure, storageFailure } from './storageFailures.ts';

type Connection = IDBPDatabase<TrolleySchema>;
type Mode = 'readonly' | 'readwrite';
type StoreNames = ArrayLike<StoreName>;

export interface DatabaseEvents {
  /** An older version is open in another tab and keeps this one waiting. */
  onBlocked?(): void;
  /** A newer version of the app has taken the database over: this tab must be reloaded. */
  onOutdated?(): void;
  /** The browser has closed the connection; the next use opens it again. */
  onTerminated?(): void;
}

export interface TrolleyDatabase {
  /** `work` may await nothing but the transaction's own requests. A readwrite is durable once this resolves [R7]. */
  transact<const Names extends StoreNames, M extends Mode, Result>(
    stores: Names,
    mode: M,
    work: (tx: IDBPTransaction<TrolleySchema, Names, M>) => Promise<Result>,
  ): Promise<Result>;
  close(): void;
}

export function createTrolleyDatabase(
  options: { readonly name?: string; readonly version?: number } & DatabaseEvents = {},
): TrolleyDatabase {
  const { name = 'trolley', version = schemaVersion, onBlocked, onOutdated, onTerminated } = options;
  let connecting: Promise<Connection> | null = null;
  /** Once set, every use fails with it: going on would write beside what this tab has seen. */
  let ended: StorageFailure | null = null;
  let hasBeenOpen = false;

  function connect(): Promise<Connection> {
    connecting ??= open().catch((cause: unknown) => {
      connecting = null;
      throw cause instanceof StorageFailure ? cause : openingFailure(cause);
    });
    return connecting;
  }

  async function open(): Promise<Connection> {
    let isNew = false;
    const connection = await openDB<TrolleySchema>(name, version, {
      upgrade(db, oldVersion, _newVersion, transaction) {
        isNew = oldVersion === 0;
        // What fails here makes the opening fail, which says so.
        transaction.done.catch(() => undefined);
        void upgradeSchema(db, oldVersion, transaction).catch(() => abort(transaction));
      },
      blocked: () => onBlocked?.(),
      blocking(_current, wanted) {
        connection.close();
        if (wanted === null) end(new StorageFailure('closed', 'the data of this site were deleted; reload the page'));
        else {
          end(new StorageFailure('outdated', 'a newer version of the app is open in another tab; reload the page'));
          onOutdated?.();
        }
      },
      // The next use finds the connection closed, and opens it again.
      terminated: () => onTerminated?.(),
    });
    if (isNew && hasBeenOpen) {
      connection.close();
      throw end(new StorageFailure('closed', 'the data of this site were deleted meanwhile; reload the page'));
    }
    hasBeenOpen = true;
    if (ended !== null) connection.close();
    return connection;
  }

  function end(failure: StorageFailure): StorageFailure {
    ended ??= failure;
    return ended;
  }

  async function begin<Names extends StoreNames, M extends Mode>(stores: Names, mode: M) {
    for (let attempt = 0; ; attempt += 1) {
      if (ended !== null) throw ended;
      const connection = await connect();
      if (ended !== null) throw ended;
      try {
        return connection.transaction(stores, mode, { durability: 'strict' });
      } catch (cause) {
        // The connection is closed, and nobody has told us: nothing has happened yet, so open it anew, once.
        const failure = storageFailure(cause);
        if (attempt > 0 || !(failure instanceof StorageFailure) || failure.reason !== 'closed') throw failure;
        connecting = null;
      }
    }
  }

  return {
    async transact(stores, mode, work) {
      const tx = await begin(stores, mode);
      tx.done.catch(() => undefined);
      try {
        const result = await work(tx);
        await tx.done;
        return result;
      } catch (cause) {
        abort(tx);
        await tx.done.catch(() => undefined);
        // A request's own failure says less than its transaction's, and a full disk shows up only there.
        throw storageFailure(tx.error ?? cause);
      }
    },
    close() {
      end(new StorageFailure('closed', 'the database is closed'));
      void connecting?.then((connection) => connection.close()).catch(() => undefined);
    },
  };
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
}
