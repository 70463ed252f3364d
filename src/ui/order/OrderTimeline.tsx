// The order's history: the same slider as a cart's, and who did what.

import { Icon } from '../elements/Icon.tsx';
import { useOrderText } from '../text/useOrderText.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';
import { useOrder, useOrderScope } from './OrderContext.ts';
import { receiptId, useOrderReceipts } from './useOrderReceipts.ts';

export function OrderTimeline() {
  const moments = useTimelineText();
  const words = useOrderText();
  const { session } = useOrderScope();
  const { formats } = useUi();
  const me = useOrder((order) => order.me);
  const { entries } = useOrder(({ history }) => history);
  const { receipts } = useOrderReceipts();
  const cursor = useOrder((order) => order.cursor);
  const last = Math.max(0, entries.length - 1);
  const position = cursor?.index ?? last;
  const entry = entries[position];
  const inWords = (of: (typeof entries)[number]) => {
    const date = of.date && formats.date(of.date);
    return words.happened({ ...of, date }, of.actorId === me);
  };
  const at = (of: (typeof entries)[number]) => moments.at(inWords(of), formats.shortMoment(of.at));
  return (
    <section className="order-history no-print" aria-label={moments.region}>
      <h2>{words.history}</h2>
      <div className="order-slider">
        <button
          type="button"
          className="icon-button"
          aria-label={moments.stepBack}
          disabled={position === 0}
          onClick={() => session.step(-1)}
        >
          <Icon name="stepBack" />
        </button>
        <input
          type="range"
          aria-label={moments.slider}
          min={0}
          max={last}
          step={1}
          disabled={last === 0}
          value={position}
          aria-valuetext={cursor === null || entry === undefined ? moments.now : at(entry)}
          onChange={(event) => {
            const index = Number(event.target.value);
            session.moveCursor(index === last ? null : (entries[index]?.id ?? null));
          }}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={moments.stepForward}
          disabled={cursor === null}
          onClick={() => session.step(1)}
        >
          <Icon name="stepForward" />
        </button>
        {cursor === null ? null : (
          <button type="button" className="button button-strong" onClick={() => session.moveCursor(null)}>
            {moments.backToNow}
          </button>
        )}
      </div>
      <ol>
        {entries.map((one, index) => (
          <li key={one.id}>
            <button
              type="button"
              className="history-entry"
              aria-current={index === position ? 'true' : undefined}
              onClick={() => session.moveCursor(index === last ? null : one.id)}
            >
              <span className="history-deed">{inWords(one)}</span>
              <span className="history-when amount">{formats.shortMoment(one.at)}</span>
            </button>
            {receipts
              .filter(({ act }) => act === one.id)
              .map((receipt) => (
                <p key={receiptId(receipt)} className="history-receipt">
                  {words.receipt(receipt)}
                </p>
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
