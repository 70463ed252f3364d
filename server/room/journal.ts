// PORT: what the relay tells its operator while it works. Never a key, and never a header or an address as a whole, since a
// key may stand in one.

export interface Journal {
  readonly debug: (facts: object, message: string) => void;
  readonly info: (facts: object, message: string) => void;
  readonly warn: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
  /** The same, with these facts in every line. */
  readonly about: (facts: object) => Journal;
}

export const silentJournal: Journal = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  about: () => silentJournal,
};
