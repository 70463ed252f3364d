// Whose acts, and which line's.

import { useMemo } from 'react';
import type { CartSnapshot } from '../../app/cartSession.ts';
import type { LineId } from '../../domain/events.ts';
import type { ActorId } from '../../engine/message.ts';
import { useCart } from '../cart/CartContext.ts';
import { actorOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { historyChoices } from './historyRows.ts';

export function HistoryFilters(props: {
  readonly entries: CartSnapshot['history'];
  readonly actor: ActorId | null;
  readonly line: LineId | null;
  readonly onActor: (actor: ActorId | null) => void;
  readonly onLine: (line: LineId | null) => void;
}) {
  const text = useText();
  const { actors, lines } = useMemo(() => historyChoices(props.entries.entries), [props.entries]);
  const members = useCart((cart) => cart.now.members);
  return (
    <div className="history-filters">
      <label>
        <span>{text.history.person}</span>
        <select value={props.actor ?? ''} onChange={(event) => props.onActor((event.target.value as ActorId) || null)}>
          <option value="">{text.history.everyone}</option>
          {[...actors].map(([actor, newest]) => (
            <option key={actor} value={actor}>
              {actorOf(newest, members, text).name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{text.history.line}</span>
        <select value={props.line ?? ''} onChange={(event) => props.onLine(event.target.value || null)}>
          <option value="">{text.history.everything}</option>
          {[...lines].map(([line, name]) => (
            <option key={line} value={line}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
