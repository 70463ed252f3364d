// The relay's counts as Prometheus reads them. It only reads: what is counted, and where, is measures.ts's business.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { countMeasures, type Measures } from '../room/measures.ts';

export interface Metrics {
  readonly measures: Measures;
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

const buckets = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Process, memory and event-loop lag come with it. */
export function relayMetrics(roomCount: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const histogram = (name: string, help: string) => new Histogram({ name, help, buckets, registers });
  const commit = histogram('trolley_commit_seconds', 'From handing a batch to the log until it is on the disk');
  const ack = histogram('trolley_acknowledgement_seconds', 'From the arrival of entries until they are called durable');
  const measures = countMeasures(
    (seconds) => commit.observe(seconds),
    (seconds) => ack.observe(seconds),
  );

  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  const counter = (name: string, help: string, value: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  gauge('trolley_connections', 'Open connections', () => measures.connections);
  gauge('trolley_rooms', 'Carts with somebody in them', roomCount);
  counter('trolley_entries_total', 'Entries admitted', () => measures.entries);
  counter('trolley_frames_received_total', 'Messages read', () => measures.framesIn);
  counter('trolley_received_bytes_total', 'Bytes of the messages read', () => measures.bytesIn);
  counter('trolley_sent_bytes_total', 'Bytes of the messages sent', () => measures.bytesOut);
  new Counter({
    name: 'trolley_refusals_total',
    help: 'How often was said no, by reason: those of docs/operating.md, and HTTP codes of refused upgrades',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      for (const [reason, count] of measures.refusals) this.inc({ reason }, count);
    },
  });

  return { measures, contentType: registry.contentType, text: () => registry.metrics() };
}
