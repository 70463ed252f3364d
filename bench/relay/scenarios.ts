// What is measured, and how much of it.

import type { Scenario } from './load/job.ts';

export interface Measured {
  /** As `--only` names it. */
  readonly name: string;
  readonly title: string;
  readonly scenario: Scenario;
}

export function scenarios(isQuick: boolean): readonly Measured[] {
  const seconds = isQuick ? 1.5 : 4;
  const shared = { kind: 'fan-out', seconds } as const;
  return [
    {
      name: '1x200',
      title: '1 room × 200 clients',
      scenario: { ...shared, rooms: 1, clientsPerRoom: 200, window: 32, pacedRate: 200 },
    },
    {
      name: '200x5',
      title: '200 rooms × 5 clients',
      scenario: { ...shared, rooms: 200, clientsPerRoom: 5, window: 8, pacedRate: 5000 },
    },
    {
      name: 'join',
      title: 'joining 10,000 events',
      scenario: { kind: 'join', entries: 10_000, joins: isQuick ? 5 : 15 },
    },
    {
      name: 'idle-1000',
      title: '1,000 idle connections',
      scenario: { kind: 'idle-connections', connections: 1000 },
    },
    ...(isQuick
      ? []
      : [
          {
            name: 'idle-10000',
            title: '10,000 idle connections',
            scenario: { kind: 'idle-connections', connections: 10_000 },
          } as const,
        ]),
    {
      name: 'idle-carts',
      title: `${isQuick ? '1,000' : '10,000'} carts, nobody in them`,
      scenario: { kind: 'idle-carts', carts: isQuick ? 1000 : 10_000, entriesPerCart: 10 },
    },
  ];
}
