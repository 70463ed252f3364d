// For tests: one message of each kind, at least.

import type { ReplicaId } from '../../log/replicaId.ts';
import type { ClientMessage, ServerMessage } from '../frames.ts';

const logs = [{ replica: (2 ** 53 - 1) as ReplicaId, length: 300, hash: '00ff10a0b0c0d0e0' }];
const syncMessages = [
  { kind: 'sync-step-1', stateVector: new Map([[7 as ReplicaId, 2]]) },
  { kind: 'sync-step-2', update: Uint8Array.of(0, 0) },
  { kind: 'sync-update', update: Uint8Array.of(1, 2, 3) },
  { kind: 'awareness', update: Uint8Array.of(0) },
  { kind: 'query-awareness' },
] satisfies ClientMessage[];
const held = { device: 'laptop', lengths: new Map([[9 as ReplicaId, 2]]) };
export const clientMessages: ClientMessage[] = [
  ...syncMessages,
  { kind: 'hello', version: 1, logs },
  { kind: 'held', ...held },
  { kind: 'claim', name: 'ö', value: Uint8Array.of(7, 0) },
];
export const serverMessages: ServerMessage[] = [
  ...syncMessages,
  { kind: 'durable', logs },
  { kind: 'held', devices: [held, { device: 'phone', lengths: new Map() }] },
  { kind: 'claimed', name: 'ö', value: Uint8Array.of(7, 0), refused: '', detail: '' },
  { kind: 'claimed', name: 'ö', value: new Uint8Array(), refused: 'too-many', detail: 'a cart has at most one' },
  { kind: 'refused', reason: 'fork', replica: 3 as ReplicaId, seq: 4, count: 5, detail: 'zwölf' },
  {
    kind: 'hello',
    version: 1,
    time: 1_700_000_000_000,
    role: 'view',
    maxEntryBytes: 16384,
  },
];
