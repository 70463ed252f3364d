// How it is shared: evenly among some, one of them at least, or by who wanted what.

import { useId } from 'react';
import type { MemberView } from '../../domain/readModels/cartView.ts';
import type { ActorId } from '../../engine/message.ts';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useSettlingText } from '../text/useSettlingText.ts';

interface SharingProps {
  readonly people: readonly MemberView[];
  readonly among: readonly ActorId[];
  readonly isEven: boolean;
  readonly onEven: (isEven: boolean) => void;
  readonly onAmong: (actor: ActorId, isAmong: boolean) => void;
}

export function Sharing({ people, among, isEven, onEven, onAmong }: SharingProps) {
  const text = useText();
  const words = useSettlingText();
  const name = useId();
  return (
    <div className="sharing">
      <fieldset className="sharing-choices">
        <legend>{words.sharing}</legend>
        <div>
          {[true, false].map((even) => (
            <label key={String(even)} className="check">
              <input type="radio" name={name} checked={isEven === even} onChange={() => onEven(even)} />
              {even ? words.evenly : words.byItem}
            </label>
          ))}
        </div>
      </fieldset>
      {isEven ? (
        <fieldset className="sharing-choices">
          <legend>{words.among}</legend>
          <div>
            {people.map(({ actorId }) => {
              const isAmong = among.includes(actorId);
              return (
                <label key={actorId} className="check">
                  <input
                    type="checkbox"
                    checked={isAmong}
                    disabled={isAmong && among.length === 1}
                    onChange={() => onAmong(actorId, !isAmong)}
                  />
                  {personOf(actorId, people, text).name}
                </label>
              );
            })}
          </div>
        </fieldset>
      ) : null}
    </div>
  );
}
