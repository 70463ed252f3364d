// What a proof is: a claim about the relay, tried against a real one from outside. It says each thing it has checked;
// how that is printed and counted is not its business.

import type { Random } from './seededRandom.ts';

export interface Proof {
  readonly about: string;
  /** What its number counts. */
  readonly unit: string;
  readonly quick: number;
  /** The number of issue 3. */
  readonly full: number;
  readonly prove: (run: ProofRun) => Promise<void>;
}

export interface ProofRun {
  readonly count: number;
  readonly seed: number;
  readonly random: Random;
  /** The built relay's main.js. */
  readonly relayMain: string;
  /** Of a schedule of steps, only the first so many. */
  readonly steps?: number;
  /** One thing that was claimed, and whether it held. */
  readonly check: (claim: string, held: boolean, found?: string) => void;
  /** The same of a time: only told, and not counted, where the proof is run with --patient on a machine that is busy. */
  readonly timely: (claim: string, held: boolean, found?: string) => void;
  /** A figure, or what is going on. */
  readonly note: (line: string) => void;
  /** A new directory, gone when the proof is over. */
  readonly scratch: () => string;
}
