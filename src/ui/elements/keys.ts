// The keyboard beyond what the browser gives: "/" and "n" go to the field that adds, arrows from line to line; and whoever
// used something that is gone goes on from the page's heading, not from nowhere. Loaded after the first paint.

const lines = '.line, .shop-line';
const inLine = 'button:not(:disabled), input:not(:disabled)';

export function listenToKeys(document: Document): void {
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement))
      return;
    if ((key === '/' || key === 'n') && !isTyping(target)) {
      const field = document.querySelector<HTMLInputElement>('.add-field:enabled');
      if (field === null || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      field.focus();
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && !isTyping(target)) {
      const next = besideIn(target, key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling');
      if (next === null) return;
      event.preventDefault();
      next.focus();
    }
  });
  keepFocus(document);
}

/** The same control of the next line. */
function besideIn(target: HTMLElement, way: 'nextElementSibling' | 'previousElementSibling'): HTMLElement | null {
  const line = target.closest(lines);
  const next = line?.[way];
  if (!line || !(next instanceof HTMLElement)) return null;
  const place = [...line.querySelectorAll(inLine)].indexOf(target);
  const others = next.querySelectorAll<HTMLElement>(inLine);
  return others[Math.min(place, others.length - 1)] ?? null;
}

/** Letters and arrows mean something else there. */
function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

function keepFocus(document: Document): void {
  let last: Element | null = null;
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null;
  });
  new MutationObserver(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    const heading = document.querySelector<HTMLElement>('dialog[open] h2, h1');
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}
