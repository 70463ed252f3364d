// Commands of a request, as one act of a stream: once, however often they are sent; only if nothing has happened since, where that
// is asked for; and answered when the relay has what came of them.

import type { Context } from 'hono';
import type { DomainTypes } from '../../src/engine/domain.ts';
import type { ApiPorts } from './apiPorts.ts';
import { commandAnswers, isOutrun, type StreamRequest } from './commandAnswers.ts';
import { ownProblem } from './words.ts';

interface CommandsRequest<T extends DomainTypes, Rejected extends Response, Answer extends Response>
  extends StreamRequest<T, Rejected, Answer> {
  readonly commands: readonly T['command'][];
}

export async function sendCommands<T extends DomainTypes, Rejected extends Response, Answer extends Response>(
  c: Context,
  ports: ApiPorts,
  request: CommandsRequest<T, Rejected, Answer>,
) {
  const { id, member, commands } = request;
  const answers = commandAnswers(c, ports, request);
  const commandId = answers.given ?? ports.newCommandId();

  const known = answers.given === null ? null : answers.known(answers.given);
  if (known !== null) return known;

  const seen = answers.seen();
  if (seen === null)
    return answers.told(await ports.turns.together(id, () => member.send(commands, { commandId })), commandId);
  if (seen.kind === 'not-understood') return ownProblem(c, 'precondition-not-understood');
  if (seen.kind === 'unknown') return answers.moved(null);
  const result = await ports.turns.alone(id, async () => {
    if (!answers.isThere(seen.position)) return null;
    return member.send(commands, { commandId, expected: member.snapshot().history.state });
  });
  return result === null || isOutrun(result) ? answers.moved(seen.position) : answers.told(result, commandId);
}
