// A checkout's manifest put together: each line once, though its contributions may be told in several parts.

import type { ActorId, EventId } from '../../engine/message.ts';
import type { LineId, ManifestLine } from '../events.ts';
import type { Checkout } from './checkouts.ts';

export interface WholeLine extends ManifestLine {
  /** The first part that tells of it, and whose that is. */
  readonly partId: EventId;
  readonly actorId: ActorId;
}

export function wholeManifest({ parts }: Checkout): readonly WholeLine[] {
  const byLine = new Map<LineId, WholeLine>();
  for (const { id: partId, actorId, kind, manifest } of parts) {
    if (kind !== parts[0]?.kind) continue;
    for (const line of manifest) byLine.set(line.line, joined(byLine.get(line.line), { ...line, partId, actorId }));
  }
  return [...byLine.values()];
}

function joined(before: WholeLine | undefined, more: WholeLine): WholeLine {
  if (before === undefined) return more;
  return {
    ...before,
    quantity: before.quantity + more.quantity,
    observed: [...new Set([...before.observed, ...more.observed])],
    covers: [...before.covers, ...more.covers],
    picks: [...new Set([...before.picks, ...more.picks])],
  };
}
