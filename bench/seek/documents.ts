// The cart as a document whose state is shared: a map of lines, each with its name, quantity and price. One change for each event,
// as its author made it; and what a moment needs to be found again, for the moments that are asked for.

/** What an event makes of a line. */
export interface Change {
  readonly line: string;
  readonly name: string;
  readonly quantity: number;
  readonly price: number;
}

type Lines = Readonly<Record<string, { readonly quantity: number; readonly price: number }>>;

/** Gives the total just after an event. */
type Document = (index: number) => number;
type Make = (changes: readonly (Change | null)[], moments: ReadonlySet<number>) => Document;

interface Yjs {
  readonly Doc: new (options: { gc: boolean }) => YDoc;
  readonly Map: new () => YMap;
  snapshot(doc: YDoc): object;
  createDocFromSnapshot(doc: YDoc, snapshot: object): YDoc;
}
interface YDoc {
  getMap(name: string): YMap;
  transact(act: () => void): void;
}
interface YMap {
  get(key: string): YMap | undefined;
  set(key: string, value: unknown): void;
  toJSON(): Lines;
}
interface Automerge {
  from(state: object): { readonly lines: Lines };
  change(doc: object, act: (doc: { lines: Record<string, Change> }) => void): { readonly lines: Lines };
  getHeads(doc: object): readonly string[];
  view(doc: object, heads: readonly string[]): { readonly lines: Lines };
}
interface Loro {
  readonly LoroDoc: new () => LoroDoc;
  readonly LoroMap: new () => LoroMap;
}
interface LoroDoc {
  getMap(name: string): LoroMap;
  commit(): void;
  frontiers(): object;
  checkout(frontiers: object): void;
}
interface LoroMap {
  get(key: string): LoroMap | undefined;
  set(key: string, value: unknown): void;
  setContainer(key: string, map: LoroMap): LoroMap;
  toJSON(): Lines;
}

export function documents(load: (name: string) => unknown): readonly (readonly [string, Make])[] {
  return [
    ['Yjs, createDocFromSnapshot, gc off', yjsDocument(load('yjs') as Yjs)],
    ['Automerge, view(heads)', automergeDocument(load('@automerge/automerge') as Automerge)],
    ['Loro, checkout', loroDocument(load('loro-crdt') as Loro)],
  ];
}

function yjsDocument(Y: Yjs): Make {
  return (changes, moments) => {
    const doc = new Y.Doc({ gc: false });
    const lines = doc.getMap('lines');
    const snapshots = new Map<number, object>();
    for (const [index, change] of changes.entries()) {
      doc.transact(() => change && write(change));
      if (moments.has(index)) snapshots.set(index, Y.snapshot(doc));
    }
    return (index) =>
      totalOf(
        Y.createDocFromSnapshot(doc, snapshots.get(index) ?? {})
          .getMap('lines')
          .toJSON(),
      );

    function write({ line, ...fields }: Change) {
      let map = lines.get(line);
      if (map === undefined) {
        map = new Y.Map();
        lines.set(line, map);
      }
      for (const [name, value] of Object.entries(fields))
        if ((map.get(name) as unknown) !== value) map.set(name, value);
    }
  };
}

function automergeDocument(Automerge: Automerge): Make {
  return (changes, moments) => {
    let doc = Automerge.from({ lines: {} });
    const heads = new Map<number, readonly string[]>();
    for (const [index, change] of changes.entries()) {
      if (change !== null) doc = Automerge.change(doc, ({ lines }) => write(lines, change));
      if (moments.has(index)) heads.set(index, Automerge.getHeads(doc));
    }
    return (index) => totalOf(Automerge.view(doc, heads.get(index) ?? []).lines);
  };

  function write(lines: Record<string, Change>, change: Change) {
    const line = lines[change.line];
    if (line === undefined) {
      lines[change.line] = { ...change };
      return;
    }
    for (const name of ['name', 'quantity', 'price'] as const) {
      if (line[name] !== change[name]) Object.assign(line, { [name]: change[name] });
    }
  }
}

function loroDocument(loro: Loro): Make {
  return (changes, moments) => {
    const doc = new loro.LoroDoc();
    const lines = doc.getMap('lines');
    const frontiers = new Map<number, object>();
    for (const [index, change] of changes.entries()) {
      if (change !== null) write(change);
      doc.commit();
      if (moments.has(index)) frontiers.set(index, doc.frontiers());
    }
    return (index) => {
      doc.checkout(frontiers.get(index) ?? []);
      return totalOf(doc.getMap('lines').toJSON());
    };

    function write({ line, ...fields }: Change) {
      const map = lines.get(line) ?? lines.setContainer(line, new loro.LoroMap());
      for (const [name, value] of Object.entries(fields))
        if (map.get(name) !== (value as unknown)) map.set(name, value);
    }
  };
}

function totalOf(lines: Lines): number {
  return Object.values(lines).reduce((sum, { quantity, price }) => sum + quantity * price, 0);
}
