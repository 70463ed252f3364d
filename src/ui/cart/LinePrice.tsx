// What one piece costs: as somebody said, or as they said last time, to be taken over by a tap. Never invented.

import type { DispatchResult } from '../../app/cartSession.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { holdPressed } from '../elements/pressed.ts';
import { useText } from '../text/TextContext.ts';
import { useCartScope } from './CartContext.ts';

export function LinePrice(props: {
  readonly line: LineView;
  /** Null where nobody ever said one, or nothing can be changed here. */
  readonly lastPrice: number | null;
  /** Without any price in the cart nobody misses one. */
  readonly isMissed: boolean;
  readonly onResult: (result: DispatchResult) => void;
}) {
  const text = useText();
  const { actions, price } = useCartScope();
  const { line, unitPrice, name } = props.line;
  if (unitPrice !== null) return <span className="amount">{text.line.each(price(unitPrice))}</span>;
  if (props.lastPrice === null) return props.isMissed ? <span>{text.line.noPrice}</span> : null;

  const last = props.lastPrice;
  const take = async (button: HTMLElement) => {
    const work = actions.send([{ type: 'ChangePrice', data: { line, price: last } }]);
    props.onResult(await holdPressed(button, work));
  };
  return (
    <button
      type="button"
      className="last-price amount"
      aria-label={text.line.takeLastPrice(name, price(last))}
      onClick={(event) => void take(event.currentTarget)}
    >
      {text.line.lastTime(price(last))}
    </button>
  );
}
