// What the bench asks of a load generator, and what it hears back.

import type { ServerName } from './dialect.ts';

export type Scenario =
  | {
      readonly kind: 'fan-out';
      readonly rooms: number;
      readonly clientsPerRoom: number;
      /** Updates under way per room while it is measured how many get through. */
      readonly window: number;
      /** Updates per second, in all, while it is measured how long they take. */
      readonly pacedRate: number;
      readonly seconds: number;
    }
  | { readonly kind: 'idle-connections'; readonly connections: number }
  | { readonly kind: 'idle-carts'; readonly carts: number; readonly entriesPerCart: number }
  | { readonly kind: 'join'; readonly entries: number; readonly joins: number };

export interface Job {
  readonly server: ServerName;
  readonly port: number;
  readonly pid: number;
  readonly scenario: Scenario;
}

/** By name; NaN where it could not be measured. */
export type Figures = Readonly<Record<string, number>>;
