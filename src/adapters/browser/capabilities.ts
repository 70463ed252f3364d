// What this browser lacks, for the page that says why Trolley does not run here. Over plain http:// on another host (a
// phone at http://192.168.x.x) the page is no secure context, and Web Locks and service workers are not there.

export type Capability =
  | 'secure-context' // Web Locks, service workers and crypto.subtle exist only in one
  | 'web-locks' // one writer per log cannot be guaranteed without them
  | 'indexed-db' // nothing could be kept
  | 'web-socket' // nobody else could be reached
  | 'service-worker'; // no start without a network; everything else works

export interface BrowserScope {
  readonly isSecureContext?: boolean;
  readonly indexedDB?: unknown;
  readonly WebSocket?: unknown;
  readonly navigator?: { readonly locks?: unknown; readonly serviceWorker?: unknown };
}

export function missingCapabilities(scope: BrowserScope): readonly Capability[] {
  const has: Record<Capability, boolean> = {
    'secure-context': scope.isSecureContext === true,
    'web-locks': isThere(scope.navigator?.locks),
    'indexed-db': isThere(scope.indexedDB),
    'web-socket': isThere(scope.WebSocket),
    'service-worker': isThere(scope.navigator?.serviceWorker),
  };
  return (Object.keys(has) as Capability[]).filter((capability) => !has[capability]);
}

/** The capabilities without which the app does not start at all. */
export function preventsStart(missing: readonly Capability[]): readonly Capability[] {
  return missing.filter((capability) => capability !== 'service-worker');
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}
