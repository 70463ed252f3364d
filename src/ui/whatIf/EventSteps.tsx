// For who develops Trolley: the imagined history event by event, with the state before and after each, as JSON.

import { useState } from 'react';
import { cartFingerprint } from '../../domain/cartFingerprint.ts';
import type { Imagined } from '../../domain/whatIf/whatIf.ts';
import { useWhatIfText } from '../text/useWhatIfText.ts';

export function EventSteps({ imagined }: { readonly imagined: Imagined }) {
  const words = useWhatIfText();
  const last = imagined.length() - 1;
  const [chosen, setChosen] = useState(last);
  const index = Math.min(chosen, last);
  const state = (at: number) => JSON.stringify(JSON.parse(cartFingerprint(imagined.stateAt(at))), null, 1);
  return (
    <details className="event-steps">
      <summary>{words.steps}</summary>
      <label>
        <span>{words.step}</span>
        <input
          type="range"
          min={0}
          max={Math.max(0, last)}
          value={index}
          onChange={(event) => setChosen(Number(event.target.value))}
        />
      </label>
      <h3>{words.event}</h3>
      <pre>{JSON.stringify(imagined.at(index), null, 1)}</pre>
      <h3>{words.before}</h3>
      <pre>{index === 0 ? '' : state(index - 1)}</pre>
      <h3>{words.after}</h3>
      <pre>{state(index)}</pre>
    </details>
  );
}
