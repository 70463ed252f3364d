// READ MODEL: what people did, act by act, and what of it is undone. An act is what came of one command; who undid it, or did
// it again, did so by commands whose ids follow (engine: commandSteps.ts).

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

/** `entriesOf`: what of them came of one command, ascending. It remembers what it has read: other acts for another history. */
export function actsIn(
  entries: readonly ActivityEntry[],
  entriesOf: (command: CommandId) => readonly ActivityEntry[],
): Acts {
  const steps = new Map<CommandId, Step | null>();
  let turned: ReadonlySet<EventId> | null = null;

  function stepOf(id: CommandId): Step | null {
    const known = steps.get(id);
    if (known !== undefined) return known;
    const found = entriesOf(id);
    const step = found[0] === undefined ? null : { id, actorId: found[0].actorId, entries: found };
    steps.set(id, step);
    return step;
  }

  /** What it is a turn of, and the how many-th. */
  const rootOf = (step: Step) => {
    let first = step;
    let turns = 0;
    for (let before = stepOf(previousCommandId(first.id)); before !== null; turns++) {
      first = before;
      before = stepOf(previousCommandId(first.id));
    }
    return { first, turns };
  };
  const of = (id: CommandId): Act | null => {
    const step = stepOf(id);
    if (step === null) return null;
    const { first } = rootOf(step);
    const turns: Step[] = [];
    let turn = stepOf(nextCommandId(first.id));
    for (; turn !== null; turn = stepOf(nextCommandId(turn.id))) turns.push(turn);
    return { ...first, turns };
  };

  return {
    of,
    muted() {
      if (turned !== null) return turned;
      const ids = new Set<EventId>();
      const read = new Set<CommandId>();
      for (const { commandId } of entries) {
        if (read.has(commandId) || entriesOf(previousCommandId(commandId)).length === 0) continue;
        read.add(commandId);
        const act = of(commandId);
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
      for (const step of lastCommands(entries).flatMap((id) => stepOf(id) ?? [])) {
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

/** In the order of their first events. */
function lastCommands(entries: readonly ActivityEntry[]): readonly CommandId[] {
  const commands = new Set<CommandId>();
  let from = entries.length;
  for (; from > 0 && commands.size < mostSteps; from -= 1) commands.add((entries[from - 1] as ActivityEntry).commandId);
  return [...new Set(entries.slice(from).map(({ commandId }) => commandId))];
}

function takeOut(ids: CommandId[], id: CommandId): void {
  const at = ids.lastIndexOf(id);
  if (at >= 0) ids.splice(at, 1);
}
