// What can be supposed: of the chosen act, and of a person.

import { useId } from 'react';
import { isDeed } from '../../domain/undo/acts.ts';
import { nextPlace } from '../../domain/whatIf/nextPlace.ts';
import type { Supposition } from '../../domain/whatIf/suppositions.ts';
import { isMovable } from '../../domain/whatIf/whatIf.ts';
import type { ActorId } from '../../engine/message.ts';
import { useCart } from '../cart/CartContext.ts';
import type { Inspected } from '../causal/useInspection.ts';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useWhatIfText } from '../text/useWhatIfText.ts';

export function Supposing(props: {
  readonly inspected: Inspected;
  readonly suppositions: readonly Supposition[];
  readonly chosen: number;
  readonly onSuppose: (more: Supposition) => void;
  readonly onTakeBack: (less: Supposition) => void;
}) {
  const { inspected, suppositions, chosen, onSuppose, onTakeBack } = props;
  const text = useText();
  const words = useWhatIfText();
  const hintId = useId();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  const { byId, entries, layout } = inspected;
  const ids = layout.rows[chosen]?.ids ?? [];
  const events = ids.flatMap((id) => byId.get(id)?.envelope ?? []);
  const command = events[0]?.commandId;
  const last = ids.at(-1);
  const isDone = events.some(({ event }) => isDeed(event.type));
  const canMove = events.some(({ event }) => isMovable(event));
  const isOut = suppositions.some((each) => each.kind === 'without-act' && each.command === command);
  const moved = suppositions.find((each) => each.kind === 'moved' && each.command === command);
  const place = (by: 'earlier' | 'later') => {
    if (command === undefined || !canMove) return undefined;
    const envelopes = entries.flatMap(({ envelope }) => envelope ?? []);
    return nextPlace(envelopes, command, moved?.kind === 'moved' ? moved.after : undefined, by);
  };
  const moves = [
    { name: words.earlier, after: place('earlier') },
    { name: words.later, after: place('later') },
  ];

  return (
    <div className="what-if-tools">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons of one act, no fields of a form. */}
      <div className="keep-actions" role="group" aria-label={words.chosen}>
        <button
          type="button"
          className="button"
          aria-pressed={isOut}
          disabled={command === undefined || !isDone}
          onClick={() => {
            if (command !== undefined) (isOut ? onTakeBack : onSuppose)({ kind: 'without-act', command });
          }}
        >
          {words.leaveOut}
        </button>
        <button
          type="button"
          className="button"
          aria-describedby={hintId}
          disabled={last === undefined || !isDone}
          onClick={() => last !== undefined && onSuppose({ kind: 'without-branch', of: last })}
        >
          {words.leaveOutBranch}
        </button>
        {moves.map(({ name, after }) => (
          <button
            key={name}
            type="button"
            className="button"
            disabled={after === undefined}
            onClick={() => {
              if (command !== undefined && after !== undefined) onSuppose({ kind: 'moved', command, after });
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <p id={hintId} className="hint">
        {words.branchHint}
      </p>
      <label className="what-if-person">
        <span>{words.person}</span>
        <select
          value=""
          onChange={(event) => onSuppose({ kind: 'without-person', actor: event.target.value as ActorId })}
        >
          <option value="">{words.nobody}</option>
          {members.map(({ actorId }) => (
            <option key={actorId} value={actorId}>
              {actorId === me ? words.you : personOf(actorId, members, text).name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
