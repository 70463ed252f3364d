// One act from near: each of its entries with its envelope, its bytes, its place in Yjs, and where it is held.

import { type ReactNode, useMemo } from 'react';
import { anatomyOf } from '../../app/inspect/anatomy.ts';
import type { InspectedEntry } from '../../app/inspect/inspector.ts';
import type { EventId } from '../../engine/message.ts';
import { useCart } from '../cart/CartContext.ts';
import { listNames, personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useCausalText } from '../text/useCausalText.ts';
import { useUi } from '../UiContext.ts';

export function ActInspector(props: {
  readonly entries: readonly InspectedEntry[];
  /** A sentence for an entry that was seen, where it is here. */
  readonly inWords: (id: EventId) => string | null;
}) {
  const { entries, inWords } = props;
  return entries.map((entry, index) => (
    <EntryInspector key={entry.id} entry={entry} inWords={inWords} number={index + 1} of={entries.length} />
  ));
}

function EntryInspector(props: {
  readonly entry: InspectedEntry;
  readonly inWords: (id: EventId) => string | null;
  readonly number: number;
  readonly of: number;
}) {
  const words = useCausalText();
  const { entry, inWords, number, of } = props;
  const { id, entry: stored, envelope, unread, deps } = entry;
  const anatomy = useMemo(() => anatomyOf(stored), [stored]);
  const held = useHeld(entry);
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...(unread === null ? [] : [[words.whyUnread, unread.kind === 'newer' ? words.whyNewer : unread.reason] as const]),
    [words.held, held],
    [words.deps, deps.length === 0 ? words.none : deps.map((dep) => inWords(dep) ?? dep).join('; ')],
    [words.id, <code key="id">{id}</code>],
    ...(envelope === null
      ? []
      : [
          [words.command, <code key="command">{`${envelope.commandId} · ${envelope.commandIndex}`}</code>] as const,
          [words.author, <code key="author">{envelope.actorId}</code>] as const,
        ]),
    [words.yjs, words.yjsPlace(anatomy.yjs.array, anatomy.yjs.client, anatomy.yjs.clock)],
    [words.chain, <code key="chain">{words.chained(anatomy.previousHash ?? '', anatomy.hash)}</code>],
  ];
  return (
    <section className="inspected">
      <h3>
        {envelope?.event.type ?? (unread?.kind === 'newer' ? unread.type : null) ?? words.invalid}
        {of === 1 ? null : <span className="explain-more"> {words.entry(number, of)}</span>}
      </h3>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {anatomy.body === null ? null : (
        <details>
          <summary>{words.data}</summary>
          <pre>{JSON.stringify(envelope?.event.data ?? anatomy.body, null, 2)}</pre>
        </details>
      )}
      <details>
        <summary>
          {words.bytes}: {words.size(anatomy.bytes, anatomy.headBytes)}
        </summary>
        <pre>{anatomy.dump.join('\n')}</pre>
      </details>
    </section>
  );
}

function useHeld({ replicaId, seq, entry }: InspectedEntry): string {
  const text = useText();
  const words = useCausalText();
  const { formats } = useUi();
  const sync = useCart((cart) => cart.sync);
  const members = useCart((cart) => cart.now.members);
  const place = { replicaId, seq };
  const holders = sync.devices.filter(({ actorId }) => sync.isOnDevice(actorId, place));
  const people = holders.map(({ actorId }) => personOf(actorId, members, text));
  return [
    words.here(formats.shortMoment(entry.receivedAt)),
    sync.isOnRelay(place) ? words.onRelay : words.notOnRelay,
    ...(people.length === 0 ? [] : [words.on(listNames(people, text))]),
  ].join('; ');
}
