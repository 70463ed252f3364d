// What the relay counts while it works: plain numbers, so that counting costs nothing on the busiest paths. It knows no
// metrics format (metrics.ts).

export interface Measures {
  connections: number;
  entries: number;
  framesIn: number;
  bytesIn: number;
  bytesOut: number;
  /** How often was said no, by reason. */
  readonly refusals: Map<string, number>;
  readonly refused: (reason: string) => void;
  /** Call it when a batch is handed over, and what it returns when the batch is durable. */
  readonly commit: () => () => void;
  /** The same, from a frame's arrival to its acknowledgement. */
  readonly acknowledgement: () => () => void;
}

export type Observe = (seconds: number) => void;

export function countMeasures(observeCommit: Observe = () => {}, observeAcknowledgement: Observe = () => {}): Measures {
  const refusals = new Map<string, number>();
  const timer = (observe: Observe) => () => {
    const start = performance.now();
    return () => observe((performance.now() - start) / 1000);
  };
  return {
    connections: 0,
    entries: 0,
    framesIn: 0,
    bytesIn: 0,
    bytesOut: 0,
    refusals,
    refused: (reason) => refusals.set(reason, (refusals.get(reason) ?? 0) + 1),
    commit: timer(observeCommit),
    acknowledgement: timer(observeAcknowledgement),
  };
}
