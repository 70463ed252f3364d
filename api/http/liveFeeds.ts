// Feeds that stay open: each tells what is stored as it comes, no faster than its reader takes it, and now and then that it still
// lives. It knows bytes and positions, not what is in them.

export interface LiveFeeds {
  /** Null where too many are open by this key. */
  open(key: string, source: FeedSource): ReadableStream<Uint8Array> | null;
  count(): number;
  closeAll(): void;
}

export interface FeedSource {
  /** What is new, oldest first; nothing where there is none. */
  next(): readonly FeedMessage[];
  /** Something may be new. */
  subscribe(listener: () => void): () => void;
  /** Nobody hears it any more. */
  end(): void;
}

export interface FeedMessage {
  readonly id: string;
  /** JSON, on one line. */
  readonly data: string;
}

const heartbeat = new TextEncoder().encode(': \n\n');

export function createLiveFeeds(options: { readonly perKey: number; readonly heartbeatMs: number }): LiveFeeds {
  const byKey = new Map<string, number>();
  const ends = new Set<() => void>();
  const encoder = new TextEncoder();

  function count(key: string, by: 1 | -1): void {
    const now = (byKey.get(key) ?? 0) + by;
    if (now > 0) byKey.set(key, now);
    else byKey.delete(key);
  }

  return {
    open(key, source) {
      if ((byKey.get(key) ?? 0) >= options.perKey) return null;
      count(key, 1);
      let wake: () => void = () => {};
      let isEnded = false;
      const unsubscribe = source.subscribe(() => wake());
      const end = () => {
        if (isEnded) return;
        isEnded = true;
        count(key, -1);
        ends.delete(end);
        unsubscribe();
        source.end();
        wake();
      };
      ends.add(end);
      return new ReadableStream<Uint8Array>(
        {
          start: (controller) => controller.enqueue(heartbeat), // so that the headers leave at once
          // Called when the reader has taken what there was: whoever is slow is told no more than they take.
          async pull(controller) {
            for (;;) {
              const messages = isEnded ? [] : source.next();
              if (messages.length > 0) return controller.enqueue(encoder.encode(messages.map(inLines).join('')));
              if (isEnded) return controller.close();
              const isNews = await new Promise<boolean>((resolve) => {
                const timer = setTimeout(() => resolve(false), options.heartbeatMs);
                wake = () => {
                  clearTimeout(timer);
                  resolve(true);
                };
              });
              wake = () => {};
              if (!isNews) return controller.enqueue(heartbeat);
            }
          },
          cancel: end,
        },
        { highWaterMark: 1 },
      );
    },
    count: () => ends.size,
    closeAll() {
      for (const end of ends) end();
    },
  };
}

function inLines({ id, data }: FeedMessage): string {
  return `id: ${id}\ndata: ${data}\n\n`;
}
