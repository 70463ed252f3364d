// A relay for tests: real sockets, logs in memory, one cart per server. It does what the protocol says of a relay and lets a test
// stop it, hold its acknowledgements back, say no, and read what it was sent.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { emptyLog, type LogHead, type ToldHead } from '../../../log/logHead.ts';
import type { ReplicaId } from '../../../log/replicaId.ts';
import type { Role } from '../../../log/role.ts';
import { decodeAwareness } from '../../../wire/awareness.ts';
import { encodeUpdate, encodeUpdates } from '../../../wire/encodeUpdate.ts';
import type { EntryRun, WireEntry } from '../../../wire/entryRun.ts';
import {
  type ClientMessage,
  decodeClientMessage,
  encodeServerMessage,
  type ServerMessage,
  type Unreadable,
} from '../../../wire/frames.ts';
import { guardUpdate } from '../../../wire/guard.ts';
import { keyInSubprotocols, roleOfKey } from '../../../wire/linkKeys.ts';

interface Log {
  head: LogHead;
  readonly entries: WireEntry[];
}

export interface TestSession {
  readonly role: Role;
  readonly received: (ClientMessage | Unreadable)[];
  readonly frameSizes: number[];
  send(message: ServerMessage): void;
  sendBytes(bytes: Uint8Array): void;
  /** Cuts the line without a goodbye. */
  cut(): void;
  close(code: number, reason?: string): void;
}

export interface TestRelay {
  readonly url: string;
  readonly port: number;
  /** All that ever connected, oldest first. */
  readonly sessions: readonly TestSession[];
  readonly logs: Map<ReplicaId, Log>;
  /** While true, entries are passed on and not acknowledged. */
  holdsDurable: boolean;
  /** While true, upgrades are refused; plain HTTP goes on. */
  refusesUpgrades: boolean;
  /** Milliseconds that its clock is ahead. */
  clockAhead: number;
  /** Acknowledges all there is. */
  acknowledge(): void;
  stop(): Promise<void>;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

export async function startTestRelay(
  options: { readonly port?: number; readonly logs?: Map<ReplicaId, Log> } = {},
): Promise<TestRelay> {
  const logs = options.logs ?? new Map<ReplicaId, Log>();
  const sessions: TestSession[] = [];
  const open = new Map<TestSession, { presence: Uint8Array | null; ids: Map<number, number> }>();
  const http = createServer((_request, response) => response.end('ok'));
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => [...offered][0] ?? false });

  const connections = new Set<Socket>();
  let isStopped = false;
  const relay = {
    url: '',
    port: 0,
    sessions,
    logs,
    holdsDurable: false,
    refusesUpgrades: false,
    clockAhead: 0,
    acknowledge() {
      for (const session of open.keys()) session.send({ kind: 'durable', logs: [...lengths()] });
    },
    async stop() {
      isStopped = true;
      for (const connection of connections) connection.destroy();
      await new Promise((resolve) => http.close(resolve));
    },
  } satisfies TestRelay;

  http.on('connection', (connection) => {
    if (isStopped) connection.destroy();
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
  });
  http.on('upgrade', (request, socket, head) => {
    const cartId = /^\/sync\/([\w-]+)$/.exec(request.url ?? '')?.[1] ?? '';
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
    const role = roleOfKey(cartId, keyInSubprotocols(offered) ?? '', sha256);
    if (relay.refusesUpgrades || role === null) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, role));
  });
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  relay.port = (http.address() as AddressInfo).port;
  relay.url = `http://127.0.0.1:${relay.port}`;
  return relay;

  function serve(socket: WebSocket, role: Role) {
    const session: TestSession = {
      role,
      received: [],
      frameSizes: [],
      send: (message) => socket.send(encodeServerMessage(message)),
      sendBytes: (bytes) => socket.send(bytes),
      cut: () => socket.terminate(),
      close: (code, reason) => socket.close(code, reason),
    };
    const state = { presence: null as Uint8Array | null, ids: new Map<number, number>() };
    sessions.push(session);
    open.set(session, state);
    for (const other of open.values()) if (other.presence) session.send({ kind: 'awareness', update: other.presence });
    if (role === 'edit') askFor(session);
    socket.on('message', (data: Buffer) => {
      const frame = new Uint8Array(data);
      const message = decodeClientMessage(frame);
      session.received.push(message);
      session.frameSizes.push(frame.length);
      receive(session, state, message);
    });
    socket.on('close', () => open.delete(session));
  }

  function receive(session: TestSession, state: { presence: Uint8Array | null }, message: ClientMessage | Unreadable) {
    switch (message.kind) {
      case 'hello':
        session.send({
          kind: 'hello',
          version: 1,
          time: Date.now() + relay.clockAhead,
          role: session.role,
          maxEntryBytes: 16 * 1024,
        });
        return relay.holdsDurable ? undefined : session.send({ kind: 'durable', logs: [...lengths()] });
      case 'sync-step-1': {
        const runs = [...logs].map(([replica, { entries }]): EntryRun => {
          const seq = message.stateVector.get(replica as ReplicaId) ?? 0;
          return { replica: replica as ReplicaId, seq, entries: entries.slice(seq) };
        });
        const updates = encodeUpdates(runs);
        const last = updates.pop() ?? encodeUpdate([]);
        for (const update of updates) session.send({ kind: 'sync-update', update });
        return session.send({ kind: 'sync-step-2', update: last });
      }
      case 'sync-step-2':
      case 'sync-update':
        return admit(session, message.update);
      case 'awareness':
        if ((decodeAwareness(message.update)?.length ?? 0) > 0) state.presence = message.update;
        for (const other of open.keys())
          if (other !== session) other.send({ kind: 'awareness', update: message.update });
        return undefined;
      default:
        return undefined;
    }
  }

  function admit(session: TestSession, update: Uint8Array) {
    const verdict = guardUpdate(update, {
      maxEntryBytes: 16 * 1024,
      sha256,
      knownLog: (replica) => logs.get(replica)?.head ?? null,
    });
    if (session.role === 'view') {
      return session.send({
        kind: 'refused',
        reason: 'view-only',
        replica: 0 as ReplicaId,
        seq: 0,
        count: 0,
        detail: '',
      });
    }
    if (verdict.kind === 'refused') return session.close(4400, verdict.detail);
    for (const { replica, entries, head } of verdict.admitted) {
      const log: Log = logs.get(replica) ?? { head: emptyLog(replica), entries: [] };
      logs.set(replica, log);
      log.entries.push(...entries);
      log.head = head;
    }
    if (verdict.admitted.length > 0) {
      const passedOn = encodeUpdate(verdict.admitted);
      for (const other of open.keys()) if (other !== session) other.send({ kind: 'sync-update', update: passedOn });
      if (!relay.holdsDurable) relay.acknowledge();
    }
    for (const { reason, replica, seq, count, detail } of verdict.refusals) {
      if (reason === 'gap') askFor(session);
      else session.send({ kind: 'refused', reason, replica, seq, count, detail });
    }
  }

  function askFor(session: TestSession) {
    session.send({
      kind: 'sync-step-1',
      stateVector: new Map([...logs].map(([replica, { head }]) => [replica, head.length])),
    });
  }

  function* lengths(): Generator<ToldHead> {
    for (const { head } of logs.values()) yield head;
  }
}
