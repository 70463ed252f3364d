// What the tabs of one browser tell each other, heard by a page only while it is awake. A browser hands such messages to a
// frozen page too, but not the answers of its transactions: a page that looked into the store for the news would keep it locked,
// for every other tab, until somebody wakes it.

import type { ReplicaEnvironment } from '../yjs/replicaEnvironment.ts';

export function openWakefulChannel(
  name: string,
  page: Pick<Document, 'addEventListener' | 'removeEventListener'>,
): ReturnType<ReplicaEnvironment['openChannel']> {
  const channel = new BroadcastChannel(name);
  const listeners = new Set<(event: { readonly data: unknown }) => void>();
  /** Null while awake. */
  let missed: unknown[] | null = null;

  function tell(data: unknown): void {
    for (const listener of listeners) listener({ data });
  }
  function freeze(): void {
    missed = [];
  }
  function resume(): void {
    const news = missed ?? [];
    missed = null;
    news.forEach(tell);
  }

  channel.addEventListener('message', ({ data }) => {
    if (missed === null) tell(data);
    else missed.push(data);
  });
  page.addEventListener('freeze', freeze);
  page.addEventListener('resume', resume);

  return {
    postMessage: (message) => channel.postMessage(message),
    addEventListener: (_, listener) => void listeners.add(listener),
    close() {
      page.removeEventListener('freeze', freeze);
      page.removeEventListener('resume', resume);
      listeners.clear();
      channel.close();
    },
  };
}
