// What the browser lacks here, as main.tsx found it. Told by a page of its own before anything is opened.

export type MissingCapability = 'secure-context' | 'web-locks' | 'indexeddb';

export interface Capabilities {
  readonly missing: readonly MissingCapability[];
  /** The address this page was opened with, without its fragment. */
  readonly url: string;
}
