// PORT: the fragment of the page's address. `browserAddressBar` is the real one.

export interface AddressBar {
  hash(): string;
  /** Changes the address without a new entry in the browser's history; tells no subscriber. */
  replace(hash: string): void;
  /** Goes there, as a click on a link does. */
  go(hash: string): void;
  /** What another app has shared with this one, once. */
  takeShared(): string | null;
  subscribe(listener: () => void): () => void;
}

export function browserAddressBar(window: Window): AddressBar {
  return {
    hash: () => window.location.hash,
    replace: (hash) => window.history.replaceState(window.history.state, '', hash),
    go: (hash) => {
      window.location.hash = hash;
    },
    takeShared() {
      const { search, pathname, hash } = window.location;
      const shared = new URLSearchParams(search);
      // A list is the text; a title and an address come along with it, and are no groceries.
      const [first] = ['text', 'title', 'url'].flatMap((name) => shared.get(name)?.trim() || []);
      if (first === undefined) return null;
      window.history.replaceState(window.history.state, '', pathname + hash);
      return first;
    },
    subscribe(listener) {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
  };
}
