// What is claimed in one room: who may, and what each is told. The storage decides what stands; what names and values mean
// is the clients' affair.

import type { RefusalReason } from '../../src/log/refusalReason.ts';
import type { Claim } from '../../src/wire/frames.ts';
import type { ClaimOutcome, LogStorage } from '../log/logStorage.ts';
import type { Measures } from './measures.ts';
import type { Session } from './session.ts';

export interface Claims {
  /** Tells the session what the name stands for, when that is durable. */
  readonly hear: (session: Session, claim: Claim) => void;
  /** Resolves when all that were heard are answered. */
  readonly settled: () => Promise<void>;
}

interface No {
  readonly refused: RefusalReason;
  readonly detail: string;
}

const viewOnly: No = { refused: 'view-only', detail: 'this link cannot change the cart' };
const noDisk: No = { refused: 'storage', detail: 'the relay cannot write to its disk' };
const damaged: No = {
  refused: 'storage',
  detail: 'a claim of this cart is damaged: who made it has to claim it again',
};
const noEntries: No = { refused: 'gap', detail: 'the relay has no entries of this cart yet' };

export function claims(ports: {
  readonly cartId: string;
  readonly storage: Pick<LogStorage, 'claim'>;
  readonly maxClaims: number;
  readonly now: () => number;
  readonly measures: Measures;
  /** Why nothing can be written for now; null: it can. */
  readonly trouble: () => string | null;
}): Claims {
  const { cartId, storage, maxClaims, now, measures, trouble } = ports;
  const pending = new Set<Promise<void>>();

  function refuse(session: Session, name: string, no: No): void {
    measures.refused(no.refused);
    session.tell({ kind: 'claimed', name, value: new Uint8Array(), ...no });
  }

  function answer(session: Session, name: string, outcome: ClaimOutcome): void {
    switch (outcome.kind) {
      case 'stands':
        return session.tell({ kind: 'claimed', name, value: outcome.value, refused: '', detail: '' });
      case 'full':
        return refuse(session, name, { refused: 'too-many', detail: `a cart has at most ${maxClaims} claims` });
      case 'no-entries':
        return refuse(session, name, noEntries);
      case 'damaged':
        return refuse(session, name, damaged);
    }
  }

  return {
    hear(session, { name, value }) {
      if (!session.saidHello()) return;
      if (session.role === 'view') return refuse(session, name, viewOnly);
      const detail = trouble();
      if (detail !== null) return refuse(session, name, { refused: 'storage', detail });
      const asking = storage.claim({ cartId, name, value: value.slice(), most: maxClaims, receivedAt: now() }).then(
        (outcome) => answer(session, name, outcome),
        () => refuse(session, name, noDisk),
      );
      pending.add(asking);
      void asking.finally(() => pending.delete(asking));
    },

    settled: async () => {
      await Promise.all(pending);
    },
  };
}
