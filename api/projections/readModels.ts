// The read models on disk, kept up to what is stored. Each build of one has a table of its own, and for every cart the position up to
// which the cart's feed is in it, written in the transaction that writes the rows: so a cart is written again, or not, and never
// half. Where the code of a projection has changed, it is built anew beside the old, and the new one takes over when it is whole.

import type { Sql, SqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import type { StreamId } from '../../src/engine/message.ts';
import type { Followed } from './followed.ts';
import type { Projection } from './projection.ts';
import type { Fold, StoredCarts } from './storedCarts.ts';
import { createTables } from './tables.ts';

export interface ReadModels {
  /** Brings what is written of this cart up to what is stored of it; nothing is left of one that is followed no more. */
  update(id: StreamId): void;
  /** As of one moment; null while one of them is being built for the first time. `table`: where a projection's rows are. */
  read<Result>(work: (sql: Sql, table: (projection: Projection) => string) => Result): Result | null;
  /** Beside the one that there is, which goes on until this one is whole. `isFresh`: not where an earlier one was stopped. */
  build(projection: Projection, options?: BuildOptions): Promise<void>;
  /** Builds whichever are not there in this version, then takes away those of others. */
  prepare(options?: Omit<BuildOptions, 'isFresh'>): Promise<void>;
}

export interface BuildOptions {
  readonly isFresh?: boolean;
  readonly onProgress?: (projection: Projection, done: number, of: number) => void;
  readonly isStopped?: () => boolean;
}

export function createReadModels(options: {
  readonly database: SqliteDatabase;
  readonly carts: StoredCarts;
  readonly followed: Pick<Followed, 'all' | 'has'>;
  readonly projections: readonly Projection[];
}): ReadModels {
  const { database, carts, followed, projections } = options;
  const tables = createTables(database);

  function write(sql: Sql, projection: Projection, build: number, id: StreamId, { position, cart }: Fold): void {
    const isFollowed = followed.has(sql, id);
    if (isFollowed && tables.positionOf(sql, build, id) === position) return;
    tables.replace(sql, projection, build, id, isFollowed && cart !== null ? projection.rows(cart) : []);
    tables.note(sql, build, id, isFollowed ? position : null);
  }

  function wholeOnes(sql: Sql): (readonly [Projection, number])[] {
    return projections.flatMap((projection) => {
      const build = tables.find(sql, projection, { isWhole: true });
      return build === null ? [] : [[projection, build] as const];
    });
  }

  /** Takes over, unless something has been stored since of which it knows nothing: then that is returned. */
  function takeOver(projection: Projection, build: number): readonly StreamId[] {
    return database.write((sql) => {
      const ids = followed.all(sql).map(({ id }) => id);
      const late = ids.filter((id) => tables.positionOf(sql, build, id) !== tables.storedOf(sql, id));
      const behind = [...late, ...tables.cartsIn(sql, build).filter((id) => !ids.includes(id))];
      if (behind.length === 0) tables.takeOver(sql, projection, build);
      return behind;
    });
  }

  async function build(projection: Projection, { isFresh = false, onProgress, isStopped }: BuildOptions = {}) {
    const number = database.write((sql) => {
      const begun = tables.find(sql, projection, { isWhole: false });
      if (begun !== null && !isFresh) return begun;
      if (begun !== null) tables.drop(sql, projection, begun);
      return tables.begin(sql, projection);
    });
    let waiting: readonly StreamId[] = database.read((sql) => followed.all(sql).map(({ id }) => id));
    const all = waiting.length;
    onProgress?.(projection, 0, all);
    do {
      for (const [index, id] of waiting.entries()) {
        if (isStopped?.()) return;
        const fold = carts.read(id);
        database.write((sql) => write(sql, projection, number, id, fold));
        onProgress?.(projection, Math.min(index + 1, all), all);
        await new Promise((resolve) => setImmediate(resolve)); // others want to be answered
      }
      waiting = takeOver(projection, number);
    } while (waiting.length > 0);
  }

  return {
    update(id) {
      const fold = carts.read(id);
      const isThere = database.read((sql) =>
        wholeOnes(sql).every(
          ([, number]) => followed.has(sql, id) && tables.positionOf(sql, number, id) === fold.position,
        ),
      );
      if (isThere) return;
      database.write((sql) => {
        for (const [projection, number] of wholeOnes(sql)) write(sql, projection, number, id, fold);
      });
    },
    read: (work) =>
      database.read((sql) => {
        const whole = new Map(wholeOnes(sql).map(([{ name }, number]) => [name, `${name}_${number}`]));
        return whole.size < projections.length ? null : work(sql, ({ name }) => whole.get(name) as string);
      }),
    build,
    async prepare(how = {}) {
      for (const projection of projections) {
        if (database.read((sql) => tables.find(sql, projection, { isWhole: true })) === null) {
          await build(projection, how);
        }
        if (how.isStopped?.()) return;
      }
      database.write((sql) => tables.dropOthers(sql, projections));
    },
  };
}
