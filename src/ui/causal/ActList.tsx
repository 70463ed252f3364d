// The picture: lanes and lines on the left, what was done on the right. One list to move in by arrow keys; what is chosen is the
// moment that the cart shows. Only the rows in sight are in the page.

import { type KeyboardEvent, useId, useMemo } from 'react';
import { useCausalText } from '../text/useCausalText.ts';
import { createGraphLines } from './graphLines.ts';
import { useActWindow } from './useActWindow.ts';
import type { Inspected } from './useInspection.ts';
import type { RowInWords } from './useRows.ts';

export type Zoom = 'near' | 'far' | 'farthest';

/** For a thumb, where there is no pointer. */
const far = window.matchMedia('(pointer: coarse)').matches ? 44 : 28;
const rowHeights: Readonly<Record<Zoom, number>> = { near: 56, far, farthest: 12 };
const widest = 160;

export function ActList(props: {
  readonly inspected: Inspected;
  readonly wordsOf: (row: number) => RowInWords | null;
  /** What is to be said of a row besides. */
  readonly noteOf?: (row: number) => { readonly said: string; readonly isOut: boolean } | null;
  readonly zoom: Zoom;
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
}) {
  const words = useCausalText();
  const { inspected, wordsOf, noteOf, zoom, chosen, onChoose } = props;
  const { layout } = inspected;
  const { rows, lanes } = layout;
  const listId = useId();
  const rowHeight = rowHeights[zoom];
  const laneWidth = Math.min(20, widest / Math.max(1, lanes));
  const linesIn = useMemo(() => createGraphLines(layout), [layout]);
  const { scroller, virtualizer } = useActWindow<HTMLDivElement>(rows, chosen, { rowHeight, overscan: 8 });

  const items = virtualizer.getVirtualItems();
  const lines = linesIn(items[0]?.index ?? 0, items.at(-1)?.index ?? 0, { rowHeight, laneWidth });
  const graphWidth = Math.max(24, lanes * laneWidth);
  const colorOf = (row: number) => `color-${wordsOf(row)?.person?.color ?? 'slate'}`;

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const to = keyTarget(event.key, chosen, page, rows.length);
    if (to === null) return;
    event.preventDefault();
    onChoose(to);
  };

  return (
    <div
      ref={scroller}
      className={`causal-list is-${zoom}`}
      role="listbox"
      aria-label={words.acts}
      aria-activedescendant={`${listId}${chosen}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        <svg
          className="causal-lines"
          width={graphWidth}
          height={virtualizer.getTotalSize()}
          aria-hidden="true"
          focusable="false"
        >
          {lines.map(({ key, row, path }) => (
            <path key={key} className={colorOf(row)} d={path} />
          ))}
          {items.map(({ index, key }) => {
            const row = rows[index];
            const [x, y] = [((row?.lane ?? 0) + 0.5) * laneWidth, (index + 0.5) * rowHeight];
            const size = Math.min(zoom === 'farthest' ? 4 : 6, laneWidth / 2);
            return (
              <g key={key} className={`${colorOf(index)} ${row?.isJoin ? 'is-join' : ''}`}>
                <circle cx={x} cy={y} r={size} />
                {(wordsOf(index)?.met.length ?? 0) > 0 ? (
                  <circle className="is-meeting" cx={x} cy={y} r={size + 3} />
                ) : null}
              </g>
            );
          })}
        </svg>
        {items.map(({ index, key, start }) => {
          const row = wordsOf(index);
          const note = noteOf?.(index) ?? null;
          const { isJoin = false, isPart = false } = rows[index] ?? {};
          const marks = [isJoin ? words.join : null, isPart ? words.part : null].filter((mark) => mark !== null);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which one is meant.
            <div
              key={key}
              id={`${listId}${index}`}
              className={note?.isOut ? 'causal-row is-out' : 'causal-row'}
              role="option"
              aria-selected={index === chosen}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              aria-label={[row?.what, note?.said, row?.when, row?.device, ...marks, ...(row?.met ?? [])]
                .filter(Boolean)
                .join(', ')}
              style={{ height: rowHeight, transform: `translateY(${start}px)`, paddingLeft: graphWidth + 8 }}
              onClick={() => onChoose(index)}
            >
              {zoom === 'farthest' ? null : (
                <span className="causal-what">
                  {note === null ? null : <strong>{note.said}: </strong>}
                  <span>{row?.what}</span>
                </span>
              )}
              {zoom === 'near' ? (
                <span className="causal-more">{[row?.when, row?.device, ...marks].filter(Boolean).join(' · ')}</span>
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function keyTarget(key: string, at: number, page: number, length: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: length - 1 }[
    key
  ];
  return to === undefined ? null : Math.max(0, Math.min(length - 1, to));
}
