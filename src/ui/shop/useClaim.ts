// "I have this": told to whoever else is here, by presence. It is no fact of the cart, and fades by itself.

import { useEffect, useState } from 'react';
import type { CartSession } from '../../app/cartSession.ts';
import type { LineId } from '../../domain/events.ts';
import { later } from '../elements/later.ts';

/** Who has not tapped anything for so long may be elsewhere. */
const fadesMs = 120_000;

export function useClaim(session: CartSession): {
  readonly claimed: LineId | null;
  readonly claim: (line: LineId) => void;
} {
  const [claimed, setClaimed] = useState<LineId | null>(null);
  useEffect(() => {
    session.lookAt(claimed, { isShopping: true });
    return claimed === null ? undefined : later(fadesMs, () => setClaimed(null));
  }, [session, claimed]);
  useEffect(() => () => session.lookAt(null), [session]);
  return {
    claimed,
    claim: (line) => setClaimed((former) => (former === line ? null : line)),
  };
}
