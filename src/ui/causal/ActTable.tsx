// The same acts as a table: who had seen what, in words. Only the rows in sight are in the page.

import { useCausalText } from '../text/useCausalText.ts';
import { useActWindow } from './useActWindow.ts';
import type { Inspected } from './useInspection.ts';
import type { RowInWords } from './useRows.ts';

const height = 60;

export function ActTable(props: {
  readonly inspected: Inspected;
  readonly wordsOf: (row: number) => RowInWords | null;
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
}) {
  const words = useCausalText();
  const { inspected, wordsOf, chosen, onChoose } = props;
  const { rows } = inspected.layout;
  const { scroller, virtualizer } = useActWindow<HTMLDivElement>(rows, chosen, { rowHeight: height, overscan: 4 });

  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section ref={scroller} className="causal-table" aria-label={words.acts} tabIndex={0}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {[words.act, words.when, words.where, words.hadSeen, words.meets].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr style={{ height: before }} /> : null}
          {items.map(({ index, key }) => {
            const row = wordsOf(index);
            const saw = rows[index]?.saw.map((seen) => wordsOf(seen)?.what ?? '') ?? [];
            return (
              <tr
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                className={index === chosen ? 'is-chosen' : undefined}
              >
                <th scope="row">
                  <button
                    type="button"
                    className="link-button"
                    aria-pressed={index === chosen}
                    onClick={() => onChoose(index)}
                  >
                    {row?.what}
                  </button>
                </th>
                <td>{row?.when}</td>
                <td>{row?.device}</td>
                <td>{saw.length === 0 ? words.nothingElse : saw.join('; ')}</td>
                <td>{row?.met.join(' ')}</td>
              </tr>
            );
          })}
          {after > 0 ? <tr style={{ height: after }} /> : null}
        </tbody>
      </table>
    </section>
  );
}
