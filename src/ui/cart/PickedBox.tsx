// Whether a line is in the basket. The tick answers at once; the line itself changes when the fact is durable.

import { type ReactNode, useState } from 'react';
import type { DispatchResult } from '../../app/cartSession.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { useText } from '../text/TextContext.ts';
import { useCartScope } from './CartContext.ts';

export function PickedBox(props: {
  readonly line: LineView;
  readonly isOff: boolean;
  readonly onResult: (result: DispatchResult, isPicked: boolean) => void;
  readonly onAsked?: () => void;
  /** What can be tapped besides the box. */
  readonly children?: ReactNode;
}) {
  const text = useText();
  const { line, isOff, onResult } = props;
  const { actions } = useCartScope();
  const [asked, setAsked] = useState<boolean | null>(null);
  const isPicked = line.picked >= line.quantity;

  const pick = async (wanted: boolean) => {
    setAsked(wanted);
    props.onAsked?.();
    onResult(await actions.pick(line.line, wanted), wanted);
    setAsked(null);
  };

  return (
    <label className="line-check">
      <input
        type="checkbox"
        aria-label={text.line.picked(line.name)}
        checked={asked ?? isPicked}
        disabled={isOff}
        ref={(box) => {
          if (box !== null) box.indeterminate = asked === null && line.picked > 0 && !isPicked;
        }}
        onChange={(event) => void pick(event.target.checked)}
      />
      {props.children}
    </label>
  );
}
