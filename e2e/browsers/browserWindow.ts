// A browser that Playwright does not drive, by the standard that it does speak. Just the verbs of the smoke story: what is
// clicked and typed goes through real pointer and key events, and what is looked for is found by its
// role and its name, or how that begins.

export interface OtherBrowser {
  /** Another window of the same profile. */
  open(address: string): Promise<BrowserWindow>;
  close(): Promise<void>;
}

export interface BrowserWindow {
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  click(role: Role, name: string): Promise<void>;
  /** A click, then keys; `enter` is one of them. */
  type(role: Role, name: string, keys: string): Promise<void>;
  /** In the page; takes and gives plain data. */
  run<Given extends readonly (string | number)[], Found>(
    work: (...given: Given) => Found | Promise<Found>,
    ...given: Given
  ): Promise<Found>;
  close(): Promise<void>;
}

export type Role = 'button' | 'combobox' | 'slider' | 'textbox';

// As WebDriver spells keys.
export const enter = '\uE007';
export const arrowLeft = '\uE012';
export const end = '\uE010';

/** Runs in the page. Null while there is none: windows wait for it. */
export function findByName(role: string, name: string): Element | null {
  const selectors: Readonly<Record<string, string>> = {
    button: 'button',
    combobox: '[role=combobox]',
    slider: 'input[type=range]',
    textbox: 'input:not([type=range])',
  };
  const nameOf = (element: Element) =>
    element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
  const named = [...document.querySelectorAll(selectors[role] ?? '')].map((element) => ({
    element,
    itsName: nameOf(element).trim(),
  }));
  const found = (named.find(({ itsName }) => itsName === name) ?? named.find(({ itsName }) => itsName.startsWith(name)))
    ?.element;
  if (found?.matches(':disabled') === true) return null;
  found?.scrollIntoView({ block: 'nearest' });
  return found ?? null;
}

/** What WebDriver and WebDriver BiDi both take as one click into the middle of an element. */
export function clickOn(element: object) {
  return {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', x: 0, y: 0, origin: element },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  };
}

export function press(keys: string) {
  const actions = [...keys].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
  return { type: 'key', id: 'keys', actions };
}

const patience = 60_000;

/** Asks again until there is something. */
export async function until<Found>(what: string, look: () => Promise<Found | null>): Promise<Found> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; ) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not within ${patience / 1000} s: ${what}`);
}
