// What was claimed over one connection after another, until the relay has answered or the connection is over: then nobody
// knows whether it heard, and whoever asks again is told what stands.

import type { ClaimAnswer } from '../../engine/replica.ts';
import type { Claim, Claimed } from '../../wire/frames.ts';

export interface ClaimsAsked {
  ask(claim: Claim): Promise<ClaimAnswer>;
  answered(claimed: Claimed): void;
  /** The connection is over. */
  end(): void;
}

export function createClaimsAsked(send: (claim: Claim) => void): ClaimsAsked {
  const waiting = new Map<string, ((answer: ClaimAnswer) => void)[]>();

  return {
    ask(claim) {
      return new Promise((resolve) => {
        waiting.set(claim.name, [...(waiting.get(claim.name) ?? []), resolve]);
        send(claim);
      });
    },
    answered({ name, value, refused }) {
      const answer: ClaimAnswer = refused === '' ? { kind: 'stands', value } : { kind: 'refused', reason: refused };
      // The relay answers in the order in which it was asked.
      const [first, ...others] = waiting.get(name) ?? [];
      if (others.length === 0) waiting.delete(name);
      else waiting.set(name, others);
      first?.(answer);
    },
    end() {
      const all = [...waiting.values()].flat();
      waiting.clear();
      for (const resolve of all) resolve({ kind: 'unanswered' });
    },
  };
}
