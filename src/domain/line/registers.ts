// A line's registers: what people write on it besides how many. One row each, from which its events, its commands, its
// part of the line's state and of what the decider does are derived; all others (codec, rules, tests) are typed from here,
// so that one that is forgotten does not compile. How to add one: docs/how-to-add-an-event.md.

interface RegisterRow {
  /** What shows where nobody wrote anything. */
  readonly blank: string | number | null;
  /** Who writes it says this. */
  readonly event: string;
  readonly command: string;
  /** Known when the item is put in: ItemAdded and ItemEnsured bring it along. */
  readonly comesWithItem: boolean;
}

export const registers = {
  name: { blank: '' as string, event: 'ItemRenamed', command: 'RenameItem', comesWithItem: true },
  /** Minor units of the cart's currency; null if unknown. */
  price: { blank: null as number | null, event: 'PriceChanged', command: 'ChangePrice', comesWithItem: true },
  /** Key of an aisle, see aisles.ts; null for "other". */
  aisle: { blank: null as string | null, event: 'ItemMoved', command: 'MoveItem', comesWithItem: true },
  /** Empty text takes it away. */
  note: { blank: '' as string, event: 'ItemNoted', command: 'NoteItem', comesWithItem: false },
} as const satisfies Readonly<Record<string, RegisterRow>>;

type Table = typeof registers;

export type RegisterName = keyof Table;
export type ValueOf<Name extends RegisterName> = Table[Name]['blank'];
export type EventOf<Name extends RegisterName> = Table[Name]['event'];
export type CommandOf<Name extends RegisterName> = Table[Name]['command'];
/** Those that come with an item. */
export type DetailName = {
  [Name in RegisterName]: Table[Name]['comesWithItem'] extends true ? Name : never;
}[RegisterName];

export const registerNames = Object.keys(registers) as readonly RegisterName[];

export function comesWithItem(name: RegisterName): name is DetailName {
  return registers[name].comesWithItem;
}

/** The register that an event of this type writes, or a command asks to write. */
export function registerFor(type: string): RegisterName | undefined {
  return byType.get(type);
}

const byType: ReadonlyMap<string, RegisterName> = new Map(
  registerNames.flatMap((name) => [
    [registers[name].event, name],
    [registers[name].command, name],
  ]),
);
