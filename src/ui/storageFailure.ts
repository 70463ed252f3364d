// Recognizes a failure of this device's storage by its shape: the ui knows the engine's types, not its code.

import type { StorageFailureReason } from '../engine/eventStore.ts';

const reasons: Readonly<Record<StorageFailureReason, true>> = {
  full: true,
  unavailable: true,
  outdated: true,
  closed: true,
  replaced: true,
  removed: true,
  failed: true,
};

/** Null when the error is something else: a bug, which is not ours to explain. */
export function storageFailureReason(error: unknown): StorageFailureReason | null {
  if (!(error instanceof Error) || error.name !== 'StorageFailure' || !('reason' in error)) return null;
  return Object.hasOwn(reasons, String(error.reason)) ? (error.reason as StorageFailureReason) : null;
}
