// A stream as one of this node's names has it open: an ordinary member of it, who is not seen among those who are here. What the
// events mean is the domain's; who is to be introduced first, the opener says.

import { openSharedStream, type SharedStream } from '../../src/app/stream/openSharedStream.ts';
import type { SendResult, StreamSnapshot } from '../../src/app/stream/streamSnapshot.ts';
import type { Domain, DomainTypes } from '../../src/engine/domain.ts';
import type { ActorId, CommandId, EventEnvelope, EventId, StreamId } from '../../src/engine/message.ts';
import type { Replica } from '../../src/engine/replica.ts';
import type { LogHead } from '../../src/log/logHead.ts';
import type { Role } from '../../src/log/role.ts';
import type { StreamKind } from './deviceRecords.ts';
import { type Expecting, expect, expecting } from './expecting.ts';
import type { MemberPorts } from './memberPorts.ts';

export interface StreamAddress {
  readonly id: StreamId;
  readonly key: string;
  readonly role: Role;
}

export interface SendOptions<T extends DomainTypes> {
  readonly commandId?: CommandId;
  /** Only while the state is this one. */
  readonly expected?: T['state'];
}

export interface Member<T extends DomainTypes> {
  readonly me: ActorId;
  snapshot(): StreamSnapshot<Expecting<T>>;
  subscribe(listener: () => void): () => void;
  /** Just after this event; null where that is not here. */
  at(id: EventId): T['state'] | null;
  event(id: EventId): EventEnvelope<T['event']> | null;
  /** What the history says of what came of this command; ascending. */
  notesOf(command: CommandId): readonly T['note'][];
  /** The ends of its logs: of what `snapshot` has come to. */
  heads(): readonly LogHead[];
  /** All or none, as one command. */
  send(commands: readonly T['command'][], options?: SendOptions<T>): Promise<SendResult<Expecting<T>['rejection']>>;
  readonly claim: Replica['claim'];
  close(): void;
}

/** How a domain's streams are opened here. */
export interface Opener<T extends DomainTypes> {
  readonly kind: StreamKind;
  readonly domain: Domain<T>;
  readonly context: (me: ActorId, name: string) => T['context'];
  readonly others: (now: T['view'], me: ActorId) => readonly ActorId[];
  /** The commands, after what introduces who sends them. */
  readonly introducing?: (who: {
    readonly me: ActorId;
    readonly name: string;
    readonly now: () => T['view'];
  }) => Introducing<T>;
  readonly attending?: (every: MemberPorts['every']) => Attending<T>;
  /** It may not be open soon: it is closed, or has not been used for a while. */
  readonly resting?: (id: StreamId, member: Member<T>) => void;
}

/** What a member does by itself, until the returned function is called. */
type Attending<T extends DomainTypes> = (member: Member<T>, stream: SharedStream<Expecting<T>>) => () => void;

type Introducing<T extends DomainTypes> = <Outcome>(
  send: (commands: readonly T['command'][], commandId?: CommandId) => Promise<Outcome>,
  commands: readonly T['command'][],
  commandId?: CommandId,
) => Promise<Outcome>;

/** Null: nobody, who only looks. */
export type MemberName = string | null;

export async function openMember<T extends DomainTypes>(
  ports: MemberPorts,
  opener: Opener<T>,
  { id, key, role }: StreamAddress,
  name: MemberName,
  { isDraft = false }: { readonly isDraft?: boolean } = {},
): Promise<Member<T>> {
  const me = ports.links.actorIdOf(ports.secretOf(name ?? ''), id);
  const stream: SharedStream<Expecting<T>> = await openSharedStream(ports, {
    ...{ domain: expecting(opener.domain), streamId: id, key, role, me, isDraft, isUnseen: true },
    isQuiet: name === null,
    context: () => opener.context(me, name ?? ''),
    remembered: null,
    others: (now) => opener.others(now, me),
    presence: () => ({ name: '', color: '', lookingAt: null, isShopping: false }),
    rememberRest: () => async () => {},
    onChange: () => {},
    onRemoved: () => {},
  });
  const { store } = stream;
  const introduce: Introducing<T> =
    opener.introducing?.({ me, name: name ?? '', now: () => store.getState().now }) ??
    ((send, commands, commandId) => send(commands, commandId));
  stream.begin();

  let stopAttending = () => {};
  const member: Member<T> = {
    me,
    snapshot: store.getState,
    subscribe: (listener) => store.subscribe(listener),
    at: stream.at,
    event: stream.event,
    notesOf: stream.notesOf,
    heads: stream.heads,
    send: (commands, { commandId, expected } = {}) =>
      stream.write((send) => {
        const condition = expected === undefined ? [] : [expect(expected as T['state'] & object)];
        return introduce((all, as) => send([...condition, ...all], as), commands, commandId);
      }),
    claim: stream.claim,
    close() {
      stopAttending();
      stream.close();
      stream.release();
    },
  };
  if (name !== null && opener.attending !== undefined) stopAttending = opener.attending(ports.every)(member, stream);
  return member;
}
