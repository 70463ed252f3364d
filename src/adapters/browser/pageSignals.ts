// What the page learns from its browser: whether somebody looks at it, and when a network may have come back.

import type { Visibility } from '../../app/cartPorts.ts';

export const pageVisibility: Visibility = {
  isVisible: () => document.visibilityState === 'visible',
  subscribe(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};

/** Moments at which it is worth trying to connect at once. */
export function onWake(listener: (why: 'online' | 'visible') => void): () => void {
  const online = () => listener('online');
  const shown = () => {
    if (pageVisibility.isVisible()) listener('visible');
  };
  window.addEventListener('online', online);
  document.addEventListener('visibilitychange', shown);
  return () => {
    window.removeEventListener('online', online);
    document.removeEventListener('visibilitychange', shown);
  };
}

/** Whether plain HTTP reaches the relay, for the case that its WebSocket does not. */
export async function isRelayUp(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/healthz`, { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false;
  }
}
