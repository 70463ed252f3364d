// READ MODEL: what people did, act by act, and what of it is undone. An act is what came of one command; who undid it, or did
// it again, did so by commands whose ids follow (engine: commandSteps.ts). It remembers what it has read.

import { nextCommandId, previousCommandId } from '../../engine/commandSteps.ts';
import type { ActorId, CommandId, EventId } from '../../engine/message.ts';
import type { CartEventType } from '../events.ts';
import type { ActivityEntry } from '../readModels/activity.ts';

/** What came of one command. */
export interface Step {
  readonly id: CommandId;
  readonly actorId: ActorId;
  /** Ascending, never empty. */
  readonly entries: readonly ActivityEntry[];
}

export interface Act extends Step {
  /** It was undone, done again, undone, …: ascending. */
  readonly turns: readonly Step[];
}

export interface Acts {
  /** Of a command of these, the act that it began, or is a turn of. */
  of(id: CommandId): Act | null;
  /** The events that count as never having been: of acts that are undone, and of all turns. */
  muted(): ReadonlySet<EventId>;
  /** What this person can undo and redo, the next one last. */
  stackOf(me: ActorId): Stack;
}

export interface Stack {
  readonly undo: readonly Act[];
  readonly redo: readonly Act[];
}

export function isUndone({ turns }: Pick<Act, 'turns'>): boolean {
  return turns.length % 2 === 1;
}

/** The id of the command by which it takes its next turn. */
export function turnIdOf(act: Act): CommandId {
  return turnIdAfter((stepsOf(act).at(-1) ?? act).id);
}

/** The id of the command that takes back what came of this one. */
export function turnIdAfter(id: CommandId): CommandId {
  return nextCommandId(id);
}

/** What it came to, and its turns: each takes back the one before it. */
export function stepsOf(act: Act): readonly Step[] {
  return [act, ...act.turns];
}

/** How far back keys and buttons undo: one by one, more is not undone. The list goes back all the way. */
const mostSteps = 2_000;

const never: ReadonlySet<CartEventType> = new Set([
  'CartCreated',
  'CartCopied',
  'MemberJoined',
  'CheckoutGranted',
  'CheckoutCalledOff',
  // Taken back where it is listed.
  'CheckoutSettled',
  'CheckoutUnsettled',
]);

/** What was done in it, besides coming and learning what became of an order. */
export function deedsOf({ entries }: Pick<Step, 'entries'>): readonly ActivityEntry[] {
  return entries.filter(({ type }) => isDeed(type));
}

export function isDeed(type: CartEventType): boolean {
  return !never.has(type);
}

export function createActs(): (entries: readonly ActivityEntry[]) => Acts {
  let read: { entries: readonly ActivityEntry[]; length: number; last: EventId | undefined } | null = null;
  let index = createIndex();
  let acts: Acts | null = null;
  return (entries) => {
    const goesOn = read?.entries === entries && entries[read.length - 1]?.id === read.last;
    if (goesOn && read?.length === entries.length && acts !== null) return acts;
    if (!goesOn) index = createIndex();
    for (const entry of entries.slice(goesOn ? read?.length : 0)) index.add(entry);
    read = { entries, length: entries.length, last: entries.at(-1)?.id };
    acts = actsIn(index);
    return acts;
  };
}

interface Steps {
  /** In the order of their first events. */
  readonly order: readonly CommandId[];
  has(id: CommandId): boolean;
  get(id: CommandId): Step | undefined;
}

function createIndex(): Steps & { add(entry: ActivityEntry): void } {
  // Nearly every command has one event: it is kept bare, and a list is made for the second.
  const byCommand = new Map<CommandId, ActivityEntry | ActivityEntry[]>();
  const order: CommandId[] = [];
  return {
    order,
    has: (id) => byCommand.has(id),
    get(id) {
      const known = byCommand.get(id);
      const entries = known === undefined || Array.isArray(known) ? known : [known];
      const actorId = entries?.[0]?.actorId;
      return entries && actorId && { id, actorId, entries };
    },
    add(entry) {
      const known = byCommand.get(entry.commandId);
      if (Array.isArray(known)) known.push(entry);
      else byCommand.set(entry.commandId, known === undefined ? entry : [known, entry]);
      if (known === undefined) order.push(entry.commandId);
    },
  };
}

function actsIn(steps: Steps): Acts {
  let turned: ReadonlySet<EventId> | null = null;

  /** What it is a turn of, and the how many-th. */
  const rootOf = (step: Step) => {
    let first = step;
    let turns = 0;
    for (let before = steps.get(previousCommandId(first.id)); before !== undefined; turns++) {
      first = before;
      before = steps.get(previousCommandId(first.id));
    }
    return { first, turns };
  };
  const of = (id: CommandId): Act | null => {
    const step = steps.get(id);
    if (step === undefined) return null;
    const { first } = rootOf(step);
    const turns: Step[] = [];
    let turn = steps.get(nextCommandId(first.id));
    for (; turn !== undefined; turn = steps.get(nextCommandId(turn.id))) turns.push(turn);
    return { ...first, turns };
  };

  return {
    of,
    muted() {
      if (turned !== null) return turned;
      const ids = new Set<EventId>();
      for (const id of steps.order) {
        const act = steps.has(previousCommandId(id)) ? of(id) : null;
        if (act === null) continue;
        const undone = isUndone(act) ? stepsOf(act) : act.turns;
        for (const step of undone) for (const entry of step.entries) ids.add(entry.id);
      }
      turned = ids;
      return ids;
    },
    stackOf(me) {
      const undo: CommandId[] = [];
      const redo: CommandId[] = [];
      for (const step of steps.order.slice(-mostSteps).flatMap((id) => steps.get(id) ?? [])) {
        const { first, turns } = rootOf(step);
        const isMine = step.actorId === me;
        if (turns === 0) {
          if (!isMine || deedsOf(step).length === 0) continue;
          undo.push(step.id);
          redo.length = 0;
          continue;
        }
        const isOwn = first.actorId === me;
        takeOut(undo, first.id);
        takeOut(redo, first.id);
        // Who undoes another's act has done something, which can be undone.
        const canUndo = (turns % 2 === 0) === isOwn;
        if (canUndo && (isOwn || isMine)) undo.push(first.id);
        else if (isMine) redo.push(first.id);
      }
      const actsOf = (ids: readonly CommandId[]) => ids.flatMap((id) => of(id) ?? []);
      return { undo: actsOf(undo), redo: actsOf(redo) };
    },
  };
}

function takeOut(ids: CommandId[], id: CommandId): void {
  const at = ids.lastIndexOf(id);
  if (at >= 0) ids.splice(at, 1);
}
