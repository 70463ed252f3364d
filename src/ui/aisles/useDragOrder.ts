// Dragging rows of a list into another order, by mouse, pen or finger. While it lasts only the rows' looks move, by CSS's
// `order`: a row that left its place in the page would lose the finger that holds it.

import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { movedTo } from './movedTo.ts';

export function useDragOrder<Item>(
  list: RefObject<HTMLElement | null>,
  order: readonly Item[],
  onOrder: (order: readonly Item[]) => void,
): {
  readonly dragged: Item | null;
  readonly placeOf: (item: Item, place: number) => number;
  readonly begin: (item: Item, event: ReactPointerEvent) => void;
} {
  const [dragging, setDragging] = useState<{ readonly item: Item; readonly order: readonly Item[] } | null>(null);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  const begin = (item: Item, down: ReactPointerEvent) => {
    if (down.button !== 0) return;
    down.preventDefault();
    let current = order;
    setDragging({ item, order: current });

    const move = (event: PointerEvent) => {
      const rows = [...(list.current?.children ?? [])];
      const above = rows.filter((row, index) => order[index] !== item && middleOf(row) < event.clientY).length;
      current = movedTo(order, item, above);
      setDragging({ item, order: current });
      rows[order.indexOf(item)]?.scrollIntoView({ block: 'nearest' });
    };
    const end = () => {
      stop.current();
      onOrder(current);
    };
    stop.current = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', stop.current);
      stop.current = () => {};
      setDragging(null);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', stop.current);
  };

  return {
    dragged: dragging?.item ?? null,
    placeOf: (item, place) => dragging?.order.indexOf(item) ?? place,
    begin,
  };
}

function middleOf(row: Element): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
