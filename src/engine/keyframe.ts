// A keyframe: what a fold came to, kept for the first look at a stream with a long history. A cache and never the truth: it
// counts only where it was made by this very build, from the very logs that are here; else nobody hears of it, and it is made
// anew. It knows no domain and no storage.

import { hexOf } from '../log/hex.ts';
import type { LogHead } from '../log/logHead.ts';
import { sha256 } from '../log/sha256.ts';
import type { StreamId } from './message.ts';

export interface Keyframe {
  /** Of what reads and folds events: of the build. */
  readonly version: string;
  /** Of the logs that were folded. Hashes chain, so they say all of what is in them. */
  readonly heads: readonly LogHead[];
  readonly content: string;
  /** Of all that stands above. */
  readonly seal: string;
}

/** PORT. One for each stream; none is missed. */
export interface KeyframeStore {
  /** Null also where it cannot be read. */
  read(streamId: StreamId): Promise<Keyframe | null>;
  save(streamId: StreamId, keyframe: Keyframe): Promise<void>;
  remove(streamId: StreamId): Promise<void>;
}

export function keyframeOf(version: string, heads: readonly LogHead[], content: string): Keyframe {
  return { version, heads, content, seal: sealOf(version, heads, content) };
}

/** What it says; null where it is another build's, of other logs than these, or damaged. */
export function contentOf(keyframe: Keyframe, version: string, heads: readonly LogHead[]): string | null {
  const { content, seal } = keyframe;
  return keyframe.version === version && seal === sealOf(version, heads, content) ? content : null;
}

function sealOf(version: string, heads: readonly LogHead[], content: string): string {
  const logs = heads.map(({ replica, length, hash }) => `${replica} ${length} ${hash}`).sort();
  return hexOf(sha256(new TextEncoder().encode([version, ...logs, content].join('\n'))));
}
