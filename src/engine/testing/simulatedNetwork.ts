// A network that does its worst, one step at a time: messages wait in flight until somebody says which of them arrives,
// is lost or comes twice, so any order is possible; and parts of it can be cut off. It rolls no dice of its own: the
// caller's choices are data, which a property test can draw, repeat and shrink.

export type Fate = 'arrives' | 'is lost' | 'arrives twice';

export interface SimulatedNetwork<Message> {
  join(receive: (from: number, message: Message) => Promise<void>): number;
  /** Kept in flight, also while the line is cut. */
  send(from: number, to: number, message: Message): void;
  broadcast(from: number, message: Message): void;
  /** Of the messages whose line is up, the `pick`-th one, counted round. */
  deliver(pick: number, fate: Fate): Promise<void>;
  /** From now on only members with the same number hear each other. */
  partition(sideOf: (member: number) => number): void;
  /** Everything in flight arrives, and whatever is sent because of it. */
  drain(): Promise<void>;
}

export function createSimulatedNetwork<Message>(): SimulatedNetwork<Message> {
  const members: ((from: number, message: Message) => Promise<void>)[] = [];
  let inFlight: { readonly from: number; readonly to: number; readonly message: Message }[] = [];
  let sideOf = (_member: number): number => 0;

  async function deliver(pick: number, fate: Fate): Promise<void> {
    const possible = inFlight.filter(({ from, to }) => sideOf(from) === sideOf(to));
    const chosen = possible[pick % possible.length];
    if (chosen === undefined) return;
    if (fate !== 'arrives twice') inFlight = inFlight.filter((other) => other !== chosen);
    // A clone, as a wire makes: shared references cannot hide a bug.
    if (fate !== 'is lost') await members[chosen.to]?.(chosen.from, structuredClone(chosen.message));
  }

  function send(from: number, to: number, message: Message): void {
    inFlight.push({ from, to, message });
  }

  return {
    join: (receive) => members.push(receive) - 1,
    send,
    broadcast(from, message) {
      for (const to of members.keys()) if (to !== from) send(from, to, message);
    },
    deliver,
    partition(sides) {
      sideOf = sides;
    },
    async drain() {
      while (inFlight.length > 0) await deliver(0, 'arrives');
    },
  };
}
