// What this browser lacks that Trolley cannot do without, for the page that says why. Over plain http:// on another host
// (a phone at http://192.168.x.x) the page is no secure context, and Web Locks are not there. A missing service worker
// only costs the start without a network, so it is not asked for here.

export type Capability =
  | 'secure-context' // Web Locks and service workers exist only in one
  | 'web-locks' // one writer per log cannot be guaranteed without them
  | 'indexeddb'; // nothing could be kept

export interface BrowserScope {
  readonly isSecureContext?: boolean;
  readonly indexedDB?: unknown;
  readonly navigator?: { readonly locks?: unknown };
}

export function missingCapabilities(scope: BrowserScope): readonly Capability[] {
  const has: Record<Capability, boolean> = {
    'secure-context': scope.isSecureContext === true,
    'web-locks': isThere(scope.navigator?.locks),
    indexeddb: isThere(scope.indexedDB),
  };
  return (Object.keys(has) as Capability[]).filter((capability) => !has[capability]);
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}
