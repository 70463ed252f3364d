// The imagined cart and the real one: what changes, what it costs, and both line by line.

import type { CartView, LineView } from '../../domain/readModels/cartView.ts';
import { useCartScope } from '../cart/CartContext.ts';
import { useWhatIfText } from '../text/useWhatIfText.ts';
import { ChangesPreview } from '../undo/ChangesPreview.tsx';

export function ImaginedCart({ now, then }: { readonly now: CartView; readonly then: CartView }) {
  const words = useWhatIfText();
  const { price } = useCartScope();
  const difference = then.total - now.total;
  const [real, imagined] = [linesOf(now), linesOf(then)];
  const ids = [...new Set([...real.keys(), ...imagined.keys()])];
  const signed = `${difference > 0 ? '+' : '−'}${price(Math.abs(difference))}`;
  return (
    <>
      <div aria-live="polite">
        <ChangesPreview now={now} after={then} />
        <p className="explain-sum" hidden={now.total === 0 && then.total === 0}>
          {difference === 0
            ? words.totalSame(price(now.total))
            : words.total(price(now.total), price(then.total), signed)}
        </p>
      </div>
      <details>
        <summary>{words.beside}</summary>
        <table className="beside">
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              <th scope="col">{words.now}</th>
              <th scope="col">{words.imagined}</th>
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => {
              const [before, after] = [real.get(id)?.quantity ?? 0, imagined.get(id)?.quantity ?? 0];
              return (
                <tr key={id} className={before === after ? undefined : 'is-chosen'}>
                  <th scope="row">{(imagined.get(id) ?? real.get(id))?.name}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </>
  );
}

function linesOf({ aisles }: CartView): ReadonlyMap<string, LineView> {
  return new Map(aisles.flatMap(({ lines }) => lines.map((line) => [line.line, line] as const)));
}
