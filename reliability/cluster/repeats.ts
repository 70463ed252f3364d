// What came to members twice: counted, and the first of it told, with what had been done before.

import type { ProofRun } from '../proof.ts';
import type { Repeat } from './clusterMember.ts';

const mostTold = 100;

export function noteRepeats(note: ProofRun['note']) {
  let after = 'the start';
  let count = 0;
  let told = 0;
  return {
    now(what: string) {
      after = what;
    },
    note(repeat: Repeat) {
      count += repeat.count;
      if (told++ < mostTold) note(`twice, after ${after}: ${repeat.count} entries (${repeat.how})`);
    },
    count: () => count,
  };
}
