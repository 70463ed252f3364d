// The notice of the moment, with Undo while there is time. Time stands still while someone points at it or is in it.

import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { Icon } from './Icon.tsx';

export function NoticeBar() {
  const text = useText();
  const { notices } = useUi();
  const notice = useStore(notices.store, (current) => current);
  const canUndo = notice !== null && notice.undo !== null;
  const bar = useRef<HTMLElement>(null);

  // Above what stands at the foot of the cart, which is as high as it is, and another one on another screen: the total and the
  // field stay to be seen.
  useLayoutEffect(() => {
    if (notice === null) return;
    const place = () => {
      const foot = [...document.querySelectorAll('.cart-foot, .cart-foot > .add, .dock')].find(isShown);
      const top = foot?.getBoundingClientRect().top;
      if (bar.current !== null) bar.current.style.bottom = top === undefined ? '' : `${window.innerHeight - top + 8}px`;
    };
    place();
    const changes = new MutationObserver(place);
    changes.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', place);
    return () => {
      changes.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [notice]);

  // The button is far to reach by Tab in six seconds.
  useEffect(() => {
    if (!canUndo) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'z' || event.shiftKey || !(event.ctrlKey || event.metaKey) || hasText(event.target)) return;
      event.preventDefault();
      notices.undo();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [canUndo, notices]);

  return (
    <section ref={bar} className="notices" aria-label={text.notices.region} aria-live="polite">
      {notice === null ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: only holds the time; the buttons do the work.
        <div
          key={notice.id}
          className="notice"
          onPointerEnter={notices.hold}
          onPointerLeave={notices.release}
          onFocus={notices.hold}
          onBlur={notices.release}
        >
          <p>{notice.text}</p>
          {notice.undo === null ? null : (
            <button type="button" className="button" aria-keyshortcuts="Control+Z Meta+Z" onClick={notices.undo}>
              {text.common.undo}
            </button>
          )}
          <button type="button" className="icon-button" aria-label={text.notices.dismiss} onClick={notices.dismiss}>
            <Icon name="remove" />
          </button>
        </div>
      )}
    </section>
  );
}

/** Some have no box of their own on a small screen. */
function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** A field with something in it has an undo of its own. */
function hasText(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text' && target.value !== '';
}
