// The connection to IndexedDB: opened when first needed, given up when a newer version of the app wants the database,
// opened again when the browser has closed it. A database that another one has taken the place of (site data cleared, a
// disk so full that the browser began anew) is not written to as if it were the same. Every transaction resolves only once it is complete, and every failure
// of the browser leaves here as a StorageFailure. It knows no stores' meaning.

import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { StorageFailure } from '../../engine/eventStore.ts';
import { identityOf, type StoreName, schemaVersion, type TrolleySchema, upgradeSchema } from './schema.ts';
import { openingFailure, storageFailure } from './storageFailures.ts';

type Connection = IDBPDatabase<TrolleySchema>;
type Mode = 'readonly' | 'readwrite';
type StoreNames = ArrayLike<StoreName>;

export interface DatabaseEvents {
  /** An older version is open in another tab and keeps this one waiting. */
  onBlocked?(): void;
  /** A newer version of the app has taken the database over: this tab must be reloaded. */
  onOutdated?(): void;
}

export interface TrolleyDatabase {
  /** `work` may await nothing but the transaction's own requests. A readwrite is durable once this resolves [R7]. */
  transact<const Names extends StoreNames, M extends Mode, Result>(
    stores: Names,
    mode: M,
    work: (tx: IDBPTransaction<TrolleySchema, Names, M>) => Promise<Result>,
  ): Promise<Result>;
  /** The same in whatever database is there now, in which this connection goes on once the work is durable. */
  moveIn<const Names extends StoreNames, Result>(
    stores: Names,
    work: (tx: IDBPTransaction<TrolleySchema, Names, 'readwrite'>) => Promise<Result>,
  ): Promise<Result>;
  /** The browser has closed the connection, perhaps to delete the database; the next use opens it again, and finds out. */
  onTerminated(listener: () => void): void;
  close(): void;
}

export function createTrolleyDatabase(
  options: {
    readonly name?: string;
    readonly version?: number;
    /** For a database that has to be made: a random number of 48 bits. */
    readonly newIdentity: () => number;
  } & DatabaseEvents,
): TrolleyDatabase {
  const { name = 'trolley', version = schemaVersion, newIdentity, onBlocked, onOutdated } = options;
  const terminationListeners = new Set<() => void>();
  let connecting: Promise<Connection> | null = null;
  /** Once set, every use fails with it: going on would write beside what this tab has seen. */
  let ended: StorageFailure | null = null;
  /** Of the database that this tab has read and written; null before its first use. */
  let identity: number | undefined | null = null;

  function connect(): Promise<Connection> {
    connecting ??= openOwn().catch((cause: unknown) => {
      connecting = null;
      throw cause instanceof StorageFailure ? cause : notOpened(cause);
    });
    return connecting;
  }

  /** What has been open here before is not lacking: a disk that is full cannot be opened again, in Chromium. */
  function notOpened(cause: unknown): unknown {
    return identity === null ? openingFailure(cause) : storageFailure(cause);
  }

  async function openOwn(): Promise<Connection> {
    const connection = await openAny();
    const found = await identityOf(connection);
    if (identity !== null && found !== identity) {
      connection.close();
      throw end(new StorageFailure('replaced', 'the browser has deleted the data of this site, and begun anew'));
    }
    identity = found;
    if (ended !== null) connection.close();
    return connection;
  }

  /** A browser that is just clearing the data of the site fails one opening, and not the next: once is not "it keeps nothing". */
  function openAny(): Promise<Connection> {
    return openOnce().catch(openOnce);
  }

  async function openOnce(): Promise<Connection> {
    const connection = await openDB<TrolleySchema>(name, version, {
      upgrade(db, oldVersion, _newVersion, transaction) {
        // What fails here makes the opening fail, which says so.
        transaction.done.catch(() => undefined);
        void upgradeSchema(db, oldVersion, transaction, newIdentity()).catch(() => abort(transaction));
      },
      blocked: () => onBlocked?.(),
      blocking(_current, wanted) {
        connection.close();
        if (wanted === null) return terminated();
        end(new StorageFailure('outdated', 'a newer version of the app is open in another tab; reload the page'));
        onOutdated?.();
      },
      // The next use finds the connection closed, and opens it again.
      terminated,
    });
    return connection;
  }

  function terminated() {
    for (const listener of terminationListeners) listener();
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
    transact: async (stores, mode, work) => complete(await begin(stores, mode), work),
    async moveIn(stores, work) {
      if (ended !== null && ended.reason !== 'replaced') throw ended;
      const connection = await openAny().catch((cause: unknown) => {
        throw notOpened(cause);
      });
      try {
        const found = await identityOf(connection);
        const result = await complete(connection.transaction(stores, 'readwrite', { durability: 'strict' }), work);
        void connecting?.then((former) => former.close()).catch(() => undefined);
        [identity, ended, connecting] = [found, null, Promise.resolve(connection)];
        return result;
      } catch (failure) {
        connection.close();
        throw failure;
      }
    },
    onTerminated: (listener) => void terminationListeners.add(listener),
    close() {
      end(new StorageFailure('closed', 'the database is closed'));
      void connecting?.then((connection) => connection.close()).catch(() => undefined);
    },
  };
}

/** `work`, and then the end of its transaction. */
async function complete<Tx extends { readonly done: Promise<void>; readonly error: unknown; abort(): void }, Result>(
  tx: Tx,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
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
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
}
