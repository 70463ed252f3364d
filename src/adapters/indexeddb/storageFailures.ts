// From the browser's exceptions to the reasons that the app has words for. Anything that is no DOMException is a bug of
// ours and passes through as it is.

import { StorageFailure, type StorageFailureReason } from '../../engine/eventStore.ts';

const reasons: Readonly<Record<string, StorageFailureReason>> = {
  QuotaExceededError: 'full',
  VersionError: 'outdated',
  InvalidStateError: 'closed',
};

/** A failure of a transaction. */
export function storageFailure(cause: unknown): unknown {
  if (!(cause instanceof Error) || !isFromBrowser(cause)) return cause;
  return new StorageFailure(reasons[cause.name] ?? 'failed', cause.message, { cause });
}

/** A failure to open the database at all: whatever the browser calls it, there is none to be had here. */
export function openingFailure(cause: unknown): StorageFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  const reason = cause instanceof Error ? reasons[cause.name] : undefined;
  return new StorageFailure(reason === undefined || reason === 'closed' ? 'unavailable' : reason, message, { cause });
}

/** Judged by kind, not by class: Chrome's QuotaExceededError is becoming a class of its own. */
function isFromBrowser(cause: Error): boolean {
  return cause instanceof DOMException || cause.name in reasons;
}
