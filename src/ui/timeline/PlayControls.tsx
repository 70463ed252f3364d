// Play and pause, and how fast.

import { useState } from 'react';
import type { PlaySpeed } from '../../app/stream/streamSnapshot.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Icon } from '../elements/Icon.tsx';
import { useTimelineText } from '../text/useTimelineText.ts';

const speeds: readonly PlaySpeed[] = [0.5, 1, 2, 5];

export function PlayControls({ isEmpty }: { readonly isEmpty: boolean }) {
  const words = useTimelineText();
  const { session } = useCartScope();
  const isPlaying = useCart((cart) => cart.isPlaying);
  const [speed, setSpeed] = useState<PlaySpeed>(session.store.getState().playSpeed);

  const choose = (chosen: number) => {
    const next = speeds.find((known) => known === chosen);
    if (next === undefined) return;
    setSpeed(next);
    if (isPlaying) session.play(next);
  };

  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={isPlaying ? words.pause : words.play}
        disabled={isEmpty}
        onClick={() => (isPlaying ? session.pause() : session.play(speed))}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </button>
      <select
        className="dock-speed"
        aria-label={words.speed}
        value={speed}
        disabled={isEmpty}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {speeds.map((known) => (
          <option key={known} value={known}>
            {words.speedOption(known)}
          </option>
        ))}
      </select>
    </>
  );
}
