// Which streams are open here: each once by name, opened by who asks first, kept while somebody uses it or it holds what the relay
// has not, and closed when it has been idle or others need the memory.

import type { DomainTypes } from '../../src/engine/domain.ts';
import type { StreamId } from '../../src/engine/message.ts';
import type { UnsentStreams } from './deviceRecords.ts';
import type { MemberPorts } from './memberPorts.ts';
import { type Member, type MemberName, type Opener, openMember, type StreamAddress } from './openMember.ts';
import { untilOnRelay } from './waits.ts';

export interface OpenStreams<T extends DomainTypes> {
  /** Nobody else's right: the address says what its key may do. A draft is made here, and nobody else has it yet. */
  use<Result>(
    address: StreamAddress,
    name: MemberName,
    work: (member: Member<T>, hold: Hold) => Promise<Result>,
    options?: UseOptions,
  ): Promise<Result>;
  /** How many there are, and about how many bytes they take. */
  size(): OpenSize;
  isOpen(address: StreamAddress): boolean;
  /** There is no room for another one: all that are open are in use. */
  isFull(address: StreamAddress, name: MemberName): boolean;
  /** The relay has what was done in them, or so many ms are over. */
  untilSent(ms: number): Promise<void>;
  closeIdle(): void;
  closeAll(): void;
}

export interface UseOptions {
  readonly isDraft?: boolean;
  /** Not by way of somebody who may write, and who is then kept open as long: for who looks for long. */
  readonly isApart?: boolean;
}

export interface OpenSize {
  readonly streams: number;
  readonly bytes: number;
}

/** It stays open beyond the work, until the returned function is called. */
export type Hold = () => () => void;

export interface OpenStreamsLimits {
  /** About so many bytes of open streams are kept. */
  readonly maxBytes: number;
  readonly idleMs: number;
}

interface OpenOne<T extends DomainTypes> {
  readonly address: StreamAddress;
  readonly name: MemberName;
  readonly opening: Promise<Member<T>>;
  member: Member<T> | null;
  users: number;
  usedAt: number;
  /** As of its last use. */
  bytes: number;
}

/** About what Node 20 takes (npm run bench:api): an event its entry, its envelope, its note and its share of the states. */
const bytesPerStream = 150_000;
const bytesPerEvent = 6_000;
/** Who has not used it for so long may be killed before they do. */
const restMs = 2_000;
/** Fewer than there are slots: some may be in use for a moment longer. */
const mostWriting = 48;

export function createOpenStreams<T extends DomainTypes>(
  ports: MemberPorts,
  opener: Opener<T>,
  limits: OpenStreamsLimits,
  unsent: Pick<UnsentStreams, 'note' | 'settled'>,
): OpenStreams<T> {
  /** Least recently used first. */
  const open = new Map<string, OpenOne<T>>();
  let bytes = 0;
  const now = () => ports.clock.now();

  function find({ id }: StreamAddress, name: MemberName, isApart: boolean): OpenOne<T> | undefined {
    if (name !== null || isApart) return open.get(keyOf(id, name));
    // Who only looks sees the same, whoever has it open.
    for (const one of open.values()) if (one.address.id === id) return one;
    return undefined;
  }

  /** Each name writes from a slot of its own, of which a stream has so many: whoever wrote longest ago makes way. */
  function makeWay({ id }: StreamAddress): void {
    const writing = [...open.values()].filter(({ address, name }) => name !== null && address.id === id);
    for (const one of writing.slice(0, Math.max(0, writing.length - mostWriting + 1))) if (isFree(one)) close(one);
  }

  function begin(address: StreamAddress, name: MemberName, options: UseOptions): OpenOne<T> {
    if (name !== null) makeWay(address);
    // What is written here goes out, whatever becomes of this process.
    if (name !== null) unsent.note(opener.kind, address);
    const opening = openMember(ports, opener, address, name, options);
    const one: OpenOne<T> = { address, name, opening, member: null, users: 0, usedAt: now(), bytes: bytesPerStream };
    open.set(keyOf(address.id, name), one);
    bytes += one.bytes;
    opening.then(
      (member) => {
        one.member = member;
      },
      () => {
        open.delete(keyOf(address.id, name));
        bytes -= one.bytes;
      },
    );
    return one;
  }

  function touch(one: OpenOne<T>): void {
    const key = keyOf(one.address.id, one.name);
    one.usedAt = now();
    if (open.get(key) !== one) return;
    open.delete(key);
    open.set(key, one);
    const before = one.bytes;
    one.bytes = bytesPerStream + (one.member?.snapshot().history.entries.length ?? 0) * bytesPerEvent;
    bytes += one.bytes - before;
  }

  function take(one: OpenOne<T>): () => void {
    let isTaken = true;
    one.users += 1;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      one.users -= 1;
      touch(one);
      makeRoom();
    };
  }

  function isFree({ users, member }: OpenOne<T>): boolean {
    return users === 0 && member !== null && hasSentAll(member);
  }

  function close(one: OpenOne<T>): void {
    open.delete(keyOf(one.address.id, one.name));
    bytes -= one.bytes;
    rest(one);
    const isSettled = one.member !== null && hasSentAll(one.member);
    one.member?.close();
    const mayBeUnsent = [...open.values()].some(({ address, name }) => name !== null && address.id === one.address.id);
    if (one.name !== null && isSettled && !mayBeUnsent) unsent.settled(one.address.id);
  }

  function rest({ address, member }: OpenOne<T>): void {
    if (member !== null) opener.resting?.(address.id, member);
  }

  function makeRoom(): void {
    for (const one of open.values()) {
      if (bytes <= limits.maxBytes) return;
      if (isFree(one)) close(one);
    }
  }

  return {
    async use(address, name, work, options = {}) {
      const one = find(address, name, options.isApart ?? false) ?? begin(address, name, options);
      const release = take(one);
      try {
        return await work(await one.opening, () => take(one));
      } finally {
        release();
      }
    },
    size: () => ({ streams: open.size, bytes }),
    isOpen: (address) => find(address, null, false) !== undefined,
    isFull(address, name) {
      if (find(address, name, false) !== undefined) return false;
      makeRoom();
      return bytes > limits.maxBytes;
    },
    async untilSent(ms) {
      const opened = [...open.values()].flatMap(({ member }) => member ?? []);
      await Promise.all(opened.map((member) => untilOnRelay(member, member.snapshot().sync.waiting, ms)));
    },
    closeIdle() {
      for (const one of open.values()) {
        if (isFree(one) && now() - one.usedAt > limits.idleMs) close(one);
        else if (now() - one.usedAt > restMs) rest(one);
      }
    },
    closeAll() {
      for (const one of open.values()) close(one);
    },
  };
}

function hasSentAll<T extends DomainTypes>(member: Member<T>): boolean {
  return member.snapshot().sync.waiting.length === 0;
}

function keyOf(id: StreamId, name: MemberName): string {
  return `${id} ${name ?? ''}`;
}
