// What is read in the page: by the names that everybody's screen reader says, in one go, also from a page that nobody sees.
// These functions run in the browser: each is whole in itself.

export interface PageReading {
  readonly place: 'cart' | 'home' | 'elsewhere';
  /** The sync status; "" where there is none. */
  readonly status: string;
  readonly lines: Readonly<Record<string, number>>;
  /** How many events the history has. */
  readonly history: number;
  /** What a form says it could not do. */
  readonly refusals: readonly string[];
  readonly notes: readonly string[];
  /** Somewhere else than in the cart: what is said there. */
  readonly text: string;
}

export function readPage(cartId: string): PageReading {
  const texts = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].map((each) => each.textContent ?? '');
  const [status] = texts('[role=status][aria-label="Sync status"]');
  const items = document.querySelectorAll('ul[aria-label="Cart"] > li');
  const slider = document.querySelector<HTMLInputElement>('input[aria-label="History"]');
  const isCart = status !== undefined && (cartId === '' || location.hash.includes(cartId));
  const isHome = document.querySelector('ul[aria-label="Carts"]') !== null;
  return {
    place: isCart ? 'cart' : isHome ? 'home' : 'elsewhere',
    status: status ?? '',
    lines: Object.fromEntries(
      [...items].map((item) => [
        item.getAttribute('aria-label') ?? '',
        Number(item.querySelector<HTMLInputElement>('input[type=number]')?.value ?? Number.NaN),
      ]),
    ),
    history: slider === null || slider.disabled ? 0 : Number(slider.max) + 1,
    refusals: texts('.form-error[role=alert]'),
    notes: texts('.note'),
    text: isCart ? '' : `${location.hash} ${document.body.innerText.slice(0, 300)}`,
  };
}

/** The address bar has the view link, and where the storage was cleared nobody remembers more. */
export function isViewOnly({ notes }: PageReading): boolean {
  return notes.some((note) => note.includes('You opened a view link'));
}

export interface Awaited {
  readonly line: string;
  /** A sum counts this digit to the base of three; null for a story, which shows exactly `value`. */
  readonly unit: number | null;
  readonly value: number;
  readonly timeoutMs: number;
}

/** Resolves with the first answer to an act: it is shown, or refused in words; null if neither comes. */
export function answerToAct(awaited: Awaited): Promise<{ kind: 'shown' } | { kind: 'refused'; words: string } | null> {
  const { line, unit, value, timeoutMs } = awaited;
  return new Promise((resolve) => {
    const answer = () => {
      const isCart = document.querySelector('[role=status][aria-label="Sync status"]') !== null;
      const field = document.querySelector<HTMLInputElement>(`input[aria-label="Quantity of ${line}"]`);
      const shown = field === null ? 0 : Number(field.value);
      const isShown = unit === null ? shown === value : Math.floor(shown / unit) % 3 > 0;
      if (isCart && isShown) return { kind: 'shown' } as const;
      const words = document.querySelector('.form-error[role=alert]')?.textContent ?? null;
      return words === null ? undefined : ({ kind: 'refused', words } as const);
    };
    const settle = (found: ReturnType<typeof answer> | null) => {
      observer.disconnect();
      clearInterval(timer);
      clearTimeout(impatience);
      resolve(found ?? null);
    };
    const look = () => {
      const found = answer();
      if (found !== undefined) settle(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    // The value of a field changes unseen by an observer.
    const timer = setInterval(look, 50);
    const impatience = setTimeout(() => settle(null), timeoutMs);
    look();
  });
}

/** The cart is not kept on this device any more. */
export async function isForgotten(cartId: string): Promise<boolean> {
  const [database] = await indexedDB.databases();
  if (database?.name === undefined) return true;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(database.name ?? '');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = reject;
  });
  // Cleared in between: this has made one without stores, which the app fills.
  if (!db.objectStoreNames.contains('carts')) {
    db.close();
    return true;
  }
  const count = await new Promise<number>((resolve, reject) => {
    const counting = db.transaction('carts').objectStore('carts').count(cartId);
    counting.onsuccess = () => resolve(counting.result);
    counting.onerror = reject;
  });
  db.close();
  return count === 0;
}

/** Whether all of the app's stores can be written to now: no page is in the middle of a transaction for long. */
export async function isDatabaseFree(timeoutMs: number): Promise<boolean> {
  const [database] = await indexedDB.databases();
  if (database?.name === undefined) return true;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(database.name ?? '');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = reject;
  });
  if (db.objectStoreNames.length === 0) {
    db.close();
    return true;
  }
  const isFree = await new Promise<boolean>((resolve) => {
    const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
    transaction.oncomplete = () => resolve(true);
    setTimeout(() => resolve(false), timeoutMs);
    for (const name of transaction.objectStoreNames) transaction.objectStore(name).count();
  });
  db.close();
  return isFree;
}
