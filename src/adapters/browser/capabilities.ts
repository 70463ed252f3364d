// What this browser gives Trolley at this address. Over plain http:// on another host (a phone at http://192.168.x.x) the
// page is no secure context: no Web Locks, service worker, clipboard or wake lock. The app does without them and says so.
// Without IndexedDB nothing could be kept, so nothing is opened.

export interface Capabilities {
  readonly canStore: boolean;
  /** https, or this very machine: starts without a network, and nobody on the way can read along. */
  readonly isSecure: boolean;
}

export interface BrowserScope {
  readonly isSecureContext?: boolean;
  readonly indexedDB?: unknown;
}

export function capabilitiesOf({ isSecureContext, indexedDB }: BrowserScope): Capabilities {
  return { canStore: indexedDB !== undefined && indexedDB !== null, isSecure: isSecureContext === true };
}
