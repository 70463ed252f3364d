// Of an act: who did it, when, and what is to be known of how it came here.

import { useMemo } from 'react';
import type { Doer } from '../../domain/readModels/explanation.ts';
import { useCart } from '../cart/CartContext.ts';
import { entryOf } from '../history/entryOf.ts';
import { deviceNumbers } from '../history/historyRows.ts';
import { actorOf, personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useExplainText } from '../text/useExplainText.ts';
import { useUi } from '../UiContext.ts';

/** Came so much later than it was done, it was done without a network. */
const offlineMs = 60_000;

interface WhoAndWhen {
  /** Null: you. */
  readonly who: string | null;
  readonly when: string;
  readonly more: readonly string[];
}

export function useWhoAndWhen(): (doer: Doer) => WhoAndWhen {
  const text = useText();
  const words = useExplainText();
  const { formats } = useUi();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  const history = useCart((cart) => cart.history);
  const devices = useMemo(() => deviceNumbers(history.entries), [history]);
  return ({ id, actorId }) => {
    const entry = entryOf(history.entries, id);
    const isMe = actorId === me;
    if (entry === undefined) return { who: isMe ? null : personOf(actorId, members, text).name, when: '', more: [] };
    const device = devices.get(entry.replicaId) ?? null;
    const wasOffline = !isMe && entry.receivedAt - entry.at > offlineMs;
    return {
      who: isMe ? null : actorOf(entry, members, text).name,
      when: formats.shortMoment(entry.at),
      more: [
        ...(device === null ? [] : [text.history.device(device)]),
        ...(wasOffline ? [words.offline(formats.shortMoment(entry.receivedAt))] : []),
      ],
    };
  };
}
