// What others put in or take out moves nothing that somebody is looking at or about to tap: the line under the pointer,
// or else the first that is in view, stays where it is. Own code, because the browsers' own anchoring is not in all of
// them, and knows nothing of pointers. A class, since only a class is asked just before the page changes: what was kept from
// before may have moved since, as a row that comes into view gets its real height.

import { Component, type ReactNode, type RefObject } from 'react';

interface Props {
  /** Lies in the element that scrolls (class "cart-scroll"). */
  readonly list: RefObject<HTMLElement | null>;
  /** What the rows are made of, as far as it may move one. */
  readonly rows: readonly unknown[];
  readonly children: ReactNode;
}

interface Anchor {
  readonly row: Element;
  readonly top: number;
}

export class KeepsPlace extends Component<Props> {
  #pointed: Element | null = null;
  #stopListening = () => {};

  override componentDidMount(): void {
    const scroller = this.#scroller();
    if (scroller === null) return;
    const point = ({ target }: PointerEvent) => {
      this.#pointed = target instanceof Element ? target.closest('[data-line]') : null;
    };
    const letGo = () => {
      this.#pointed = null;
    };
    scroller.addEventListener('pointerdown', point, { passive: true });
    scroller.addEventListener('pointermove', point, { passive: true });
    scroller.addEventListener('pointerleave', letGo, { passive: true });
    this.#stopListening = () => {
      scroller.removeEventListener('pointerdown', point);
      scroller.removeEventListener('pointermove', point);
      scroller.removeEventListener('pointerleave', letGo);
    };
  }

  override getSnapshotBeforeUpdate({ rows }: Props): Anchor | null {
    const scroller = this.#scroller();
    // There is no telling which change moves something. To look for it takes a layout.
    if (scroller === null || this.props.rows.every((each, index) => each === rows[index])) return null;
    return anchorIn(scroller, this.#pointed);
  }

  override componentDidUpdate(_props: Props, _state: unknown, before: Anchor | null): void {
    const scroller = this.#scroller();
    if (scroller === null || !before?.row.isConnected) return;
    const moved = before.row.getBoundingClientRect().top - before.top;
    // To set it at all would stop the way to a line in its middle.
    if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
  }

  override componentWillUnmount(): void {
    this.#stopListening();
  }

  override render(): ReactNode {
    return this.props.children;
  }

  #scroller(): HTMLElement | null {
    return this.props.list.current?.closest<HTMLElement>('.cart-scroll') ?? null;
  }
}

function anchorIn(scroller: Element, pointed: Element | null): Anchor | null {
  const view = scroller.getBoundingClientRect();
  if (pointed?.isConnected) {
    const { top, bottom } = pointed.getBoundingClientRect();
    if (bottom > view.top && top < view.bottom) return { row: pointed, top };
  }
  // Nothing is above what is at the top: what comes there may push.
  if (scroller.scrollTop === 0) return null;
  const row = document.elementFromPoint(view.left + view.width / 2, view.top + 1)?.closest('[data-line]') ?? null;
  return row === null ? null : { row, top: row.getBoundingClientRect().top };
}
