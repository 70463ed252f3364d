// Undone, done again, put back as it was: by the very commands that the app makes of it (src/domain/undo), decided on the cart that
// they were made for. A turn's id says what it takes back (decision 22), so that it is taken once, whoever asks; the id that a caller
// gives it is remembered as standing for that.

import type { Context } from 'hono';
import { initialCart } from '../../src/domain/cart.ts';
import { type CartTypes, cartDomain } from '../../src/domain/cartDomain.ts';
import type { CartCommand } from '../../src/domain/commands.ts';
import type { LineId } from '../../src/domain/events.ts';
import { type Act, actsIn, isUndone, stepsOf, turnIdOf } from '../../src/domain/undo/acts.ts';
import { laterIn, nextTurn } from '../../src/domain/undo/nextTurn.ts';
import { putBackCommands, restoreCommands } from '../../src/domain/undo/restore.ts';
import type { Turning } from '../../src/domain/undo/turnAct.ts';
import { previousCommandId } from '../../src/engine/commandSteps.ts';
import type { CommandId } from '../../src/engine/message.ts';
import { undoInWords as inGerman } from '../../src/ui/text/deUndo.ts';
import { undoInWords as inEnglish } from '../../src/ui/text/enUndo.ts';
import type { Member } from '../member/openMember.ts';
import type { ApiPorts } from './apiPorts.ts';
import { commandAnswers, isOutrun, type StreamRequest } from './commandAnswers.ts';
import { momentOf } from './moments.ts';
import { problem } from './problems.ts';
import type { CartTurn } from './schemas/cartTurns.ts';
import { languageOf, ownProblem } from './words.ts';

interface TurnRequest<Rejected extends Response, Answer extends Response>
  extends StreamRequest<CartTypes, Rejected, Answer> {
  readonly turn: CartTurn;
}

/** What it comes to, in the cart as it is. */
type Planned =
  | { readonly kind: 'commands'; readonly commands: readonly CartCommand[]; readonly commandId: CommandId | null }
  /** It has been taken, by this command. */
  | { readonly kind: 'taken'; readonly by: CommandId }
  | { readonly kind: 'nothing-left'; readonly passed: readonly Turning[] }
  | { readonly kind: 'act-unknown' | 'not-found' }
  | { readonly kind: 'not-there'; readonly line: LineId };

const words = { en: inEnglish, de: inGerman };
/** In the place of a status: the caller's id stands for that of a turn. */
const standsFor = 303;
/** How often it is planned anew because something came meanwhile. */
const mostPlans = 10;

const viewOf = cartDomain.createView();

export async function sendTurn<Rejected extends Response, Answer extends Response>(
  c: Context,
  ports: ApiPorts,
  request: TurnRequest<Rejected, Answer>,
) {
  const { id, member, turn } = request;
  const answers = commandAnswers(c, ports, request);
  const { given } = answers;

  const kept = given === null ? null : ports.answers.find(id, given);
  const meant = kept?.status === standsFor ? (kept.body as CommandId) : null;
  const known = meant === null ? given && answers.known(given) : takenBy(meant);
  if (known !== null) return known;

  const seen = answers.seen();
  if (seen?.kind === 'not-understood') return ownProblem(c, 'precondition-not-understood');
  if (seen?.kind === 'unknown') return answers.moved(null);

  const outcome = await ports.turns.alone(id, async () => {
    for (let times = 0; times < mostPlans; times += 1) {
      if (seen !== null && !answers.isThere(seen.position)) return { kind: 'moved', since: seen.position } as const;
      const { state } = member.snapshot().history;
      const plan = planned(meant);
      if (plan.kind !== 'commands') return plan;
      const commandId = plan.commandId ?? given ?? ports.newCommandId();
      if (given !== null && commandId !== given) ports.answers.keep(id, given, { status: standsFor, body: commandId });
      const result = await member.send(plan.commands, { commandId, expected: state });
      if (!isOutrun(result)) return { kind: 'sent', result, commandId } as const;
    }
    return { kind: 'busy' } as const;
  });

  switch (outcome.kind) {
    case 'sent':
      return answers.told(outcome.result, outcome.commandId);
    case 'taken':
      return answers.done(answers.eventsOf(outcome.by), outcome.by);
    case 'moved':
      return answers.moved(outcome.since);
    case 'busy':
      return ownProblem(c, 'busy', { headers: { 'Retry-After': '1' } });
    case 'nothing-left':
      return answers.remembered(problem(c, 409, 'nothing-left', { detail: nothingLeft(outcome.passed) }));
    case 'not-there':
      return answers.remembered(request.rejected({ kind: 'item-not-in-cart', line: outcome.line }));
    default:
      return ownProblem(c, outcome.kind);
  }

  function takenBy(command: CommandId) {
    const events = answers.eventsOf(command);
    return events.length === 0 ? null : answers.done(events, command);
  }

  function planned(meant: CommandId | null): Planned {
    if (turn.type === 'Restore') return toRestore(member, turn.data);
    const { history, me } = member.snapshot();
    const acts = actsIn(history.entries, member.notesOf);
    const isUndo = turn.type === 'Undo';
    const asked = meant === null ? turn.data.act : previousCommandId(meant);
    let candidates: readonly Act[];
    if (asked === undefined) candidates = acts.stackOf(me)[isUndo ? 'undo' : 'redo'];
    else {
      const command = asked.length === 16 ? asked : history.entries.findLast(({ id }) => id === asked)?.commandId;
      const act = command === undefined ? null : acts.of(command as CommandId);
      if (act === null) return { kind: 'act-unknown' };
      const last = stepsOf(act).at(-1) ?? act;
      if (isUndone(act) === isUndo && act.turns.length > 0) return { kind: 'taken', by: last.id };
      candidates = isUndo || isUndone(act) ? [act] : [];
    }
    const { found, passed } = nextTurn(history.state, acts, candidates);
    if (found === null) return { kind: 'nothing-left', passed };
    return { kind: 'commands', commands: found.turning.commands, commandId: turnIdOf(found.act) };
  }

  function nothingLeft(passed: readonly Turning[]): string {
    const { nothingLeft, blocked, stays } = words[languageOf(c)];
    const { me, now } = member.snapshot();
    const nameOf = (actorId: string) => now.members.find((one) => one.actorId === actorId)?.name ?? '?';
    const by = passed.find((each) => each.blocked !== null)?.blocked ?? null;
    const later = laterIn(passed).flatMap(({ name, by }) =>
      by === null ? [] : [stays([name], 0, by.actorId === me ? null : nameOf(by.actorId))],
    );
    return [nothingLeft, ...(by === null ? [] : [blocked[by]]), ...later.slice(0, 3)].join(' ');
  }
}

function toRestore(
  member: Member<CartTypes>,
  { at, line }: { readonly at: string; readonly line?: string | undefined },
): Planned {
  const then = momentOf(member, initialCart, at);
  if (then === null) return { kind: 'not-found' };
  const { state } = member.snapshot().history;
  const view = viewOf(then.state);
  if (line === undefined) return { kind: 'commands', commands: restoreCommands(state, view), commandId: null };
  const wasThere = view.aisles.flatMap(({ lines }) => lines).find((one) => one.line === line);
  if (wasThere === undefined) return { kind: 'not-there', line: line as LineId };
  return { kind: 'commands', commands: putBackCommands(state, wasThere), commandId: null };
}
