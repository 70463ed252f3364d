// What others put in or take out moves nothing that somebody is looking at or about to tap: the line under the pointer,
// or else the first that is in view, stays where it is. Own code, because the browsers' own anchoring is not in all of
// them, and knows nothing of pointers.

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface Anchor {
  readonly row: Element;
  readonly top: number;
  readonly scrollTop: number;
}

/**
 * Call it where the rows are rendered. `list` lies in the element that scrolls (class "cart-scroll"); `rows`: what they are
 * made of, as far as it may move one.
 */
export function useScrollAnchor(list: RefObject<HTMLElement | null>, rows: readonly unknown[]): void {
  const rendered = useRef(rows);
  const anchor = useRef<Anchor | null>(null);
  const pointed = useRef<Element | null>(null);
  const looksNext = useRef(0);

  useEffect(() => {
    const scroller = scrollerOf(list.current);
    if (scroller === null) return;
    const keep = () => {
      anchor.current = anchorIn(scroller, pointed.current);
    };
    const point = ({ target }: PointerEvent) => {
      const row = target instanceof Element ? target.closest('[data-line]') : null;
      if (row === pointed.current) return;
      pointed.current = row;
      keep();
    };
    const letGo = () => {
      pointed.current = null;
      keep();
    };
    keep();
    scroller.addEventListener('scroll', keep, { passive: true });
    scroller.addEventListener('pointerdown', point, { passive: true });
    scroller.addEventListener('pointermove', point, { passive: true });
    scroller.addEventListener('pointerleave', letGo, { passive: true });
    window.addEventListener('resize', keep, { passive: true });
    return () => {
      cancelAnimationFrame(looksNext.current);
      scroller.removeEventListener('scroll', keep);
      scroller.removeEventListener('pointerdown', point);
      scroller.removeEventListener('pointermove', point);
      scroller.removeEventListener('pointerleave', letGo);
      window.removeEventListener('resize', keep);
    };
  }, [list]);

  // There is no telling which change moved something. To look for it takes a layout, of many lines a long one.
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current);
    if (scroller === null || rows.every((each, index) => each === rendered.current[index])) return;
    rendered.current = rows;
    const before = anchor.current;
    if (before?.row.isConnected) {
      // What was scrolled since, and not told yet, is no move: undoing it would stop the way to a line in its middle.
      const scrolled = scroller.scrollTop - before.scrollTop;
      const moved = before.row.getBoundingClientRect().top - before.top + scrolled;
      if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
      anchor.current = { ...before, scrollTop: scroller.scrollTop };
    }
    // When the browser has laid out the rows anyway: to ask now would make it do so once more.
    cancelAnimationFrame(looksNext.current);
    looksNext.current = requestAnimationFrame(() => {
      anchor.current = anchorIn(scroller, pointed.current);
    });
  });
}

function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest<HTMLElement>('.cart-scroll') ?? null;
}

function anchorIn(scroller: Element, pointed: Element | null): Anchor | null {
  const { scrollTop } = scroller;
  const view = scroller.getBoundingClientRect();
  if (pointed?.isConnected) {
    const { top, bottom } = pointed.getBoundingClientRect();
    if (bottom > view.top && top < view.bottom) return { row: pointed, top, scrollTop };
  }
  // Nothing is above what is at the top: what comes there may push.
  if (scrollTop === 0) return null;
  const row = document.elementFromPoint(view.left + view.width / 2, view.top + 1)?.closest('[data-line]') ?? null;
  return row === null ? null : { row, top: row.getBoundingClientRect().top, scrollTop };
}
