// What each device of a cart holds durably, as it told it: kept with the cart, and told to all who said hello, so that two
// people who are never online together still learn it. It knows devices and lengths, and never looks into an entry.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { HeldLogs } from '../../src/wire/frames.ts';
import type { After } from '../host/after.ts';
import type { LogStorage } from '../log/logStorage.ts';
import { heldFrames } from './heldFrames.ts';
import type { Session } from './session.ts';

export interface HoldingsPorts {
  readonly cartId: string;
  readonly storage: Pick<LogStorage, 'heldBy' | 'keepHeld'>;
  /** Who is in the room. */
  readonly sessions: ReadonlySet<Session>;
  /** Of a log here. No device is believed to hold more: that would be another log. */
  readonly durableLength: (replica: ReplicaId) => number;
  readonly maxDevices: number;
  readonly after: After;
}

export interface Holdings {
  /** Tells a session that has just said hello what all devices hold. */
  readonly welcome: (session: Session) => void;
  /** What a session says that its device holds. */
  readonly hear: (session: Session, told: HeldLogs) => void;
  /** What other relays have heard. They have kept it. */
  readonly learnFrom: (devices: readonly HeldLogs[]) => void;
  readonly leave: (session: Session) => void;
  /** The log may have lost entries: what it lacks is durable no more. */
  readonly cut: () => void;
  /** Hands to the storage what waits. */
  readonly flush: () => void;
}

type Lengths = Map<ReplicaId, number>;
type Devices = Map<string, Lengths>;

const tellEveryMs = 1000;
/** Devices may come to so many lengths on average: or one cart could fill the memory. */
const lengthsPerDevice = 500;
/** A millisecond's work for the disk; what is beyond follows a second later. */
const lengthsPerNote = 2000;

export function holdings(ports: HoldingsPorts): Holdings {
  const { cartId, storage, sessions, durableLength, maxDevices, after } = ports;
  let known: Devices | null = null;
  let loading: Promise<void> | null = null;
  const speakers = new Map<Session, string>();
  /** Not yet told to all. */
  let moved: Devices = new Map();
  const unstored = new Set<string>();
  let isStoring = false;
  let callOff: (() => void) | null = null;

  /** Read when the first says hello: a room of stock providers never needs it. */
  function whenKnown(work: (devices: Devices) => void): void {
    if (known !== null) return work(known);
    loading ??= storage.heldBy(cartId).then(learn);
    loading.then(
      () => known !== null && work(known),
      () => {
        loading = null; // tried again at the next hello; devices that were not heard tell it then, too
      },
    );
  }

  function learn(stored: readonly HeldLogs[]): void {
    known = new Map(stored.map(({ device, lengths }) => [device, new Map(lengths)]));
    cut();
  }

  function take(devices: Devices, session: Session, { device, lengths }: HeldLogs): void {
    const held = devices.get(device);
    const news: Lengths = new Map();
    for (const [replica, length] of lengths) {
      const durable = Math.min(length, durableLength(replica));
      if (durable > (held?.get(replica) ?? 0)) news.set(replica, durable);
    }
    if (news.size === 0) return;
    const added = countNew(news, held);
    const isTooMany = held === undefined && devices.size >= maxDevices;
    if (isTooMany || (added > 0 && countLengths(devices) + added > maxDevices * lengthsPerDevice)) {
      return session.refuse({ reason: 'too-many', detail: `what at most ${maxDevices} devices hold is kept` });
    }
    raise(devices, device, news);
    raise(moved, device, news);
    unstored.add(device);
    wait();
  }

  /** One timer, and only while something waits and somebody is here. */
  function wait(): void {
    if (sessions.size === 0) flush();
    else callOff ??= after(tellEveryMs, beat);
  }

  function beat(): void {
    callOff = null;
    const frames = [...heldFrames(moved)];
    moved = new Map();
    for (const session of sessions) if (session.saidHello()) for (const frame of frames) session.write(frame);
    if (!isStoring) store(); // the disk gets no more than it takes
    if (unstored.size > 0) wait();
  }

  function store(): void {
    const devices: HeldLogs[] = [];
    let count = 0;
    for (const device of unstored) {
      if (count >= lengthsPerNote) break;
      const lengths = known?.get(device) ?? new Map<ReplicaId, number>();
      devices.push({ device, lengths });
      count += lengths.size;
      unstored.delete(device);
    }
    if (devices.length === 0) return;
    isStoring = true;
    const stored = () => {
      isStoring = false;
    };
    storage.keepHeld({ cartId, devices }).then(stored, () => {
      stored();
      for (const { device } of devices) unstored.add(device); // with the next that moves
    });
  }

  function flush(): void {
    callOff?.();
    callOff = null;
    while (unstored.size > 0) store();
  }

  function cut(): void {
    for (const [device, lengths] of known ?? []) if (cutTo(durableLength, lengths)) unstored.add(device);
    for (const lengths of moved.values()) cutTo(durableLength, lengths);
    if (unstored.size > 0) wait();
  }

  return {
    welcome: (session) => whenKnown((devices) => void tellAll(session, devices)),

    hear(session, told) {
      if (!session.saidHello()) return;
      if (session.role === 'view')
        return session.refuse({ reason: 'view-only', detail: 'this link cannot change the cart' });
      const own = speakers.get(session) ?? told.device;
      if (own !== told.device || own === '')
        return session.refuse({ reason: 'malformed', detail: 'a session speaks for one device' });
      speakers.set(session, own);
      whenKnown((devices) => take(devices, session, told));
    },

    learnFrom: (devices) =>
      whenKnown((known) => {
        for (const { device, lengths } of devices) {
          const held = known.get(device);
          const isNews = ([replica, length]: [ReplicaId, number]) => length > (held?.get(replica) ?? 0);
          const news = new Map([...lengths].filter(isNews));
          if (news.size === 0 || (held === undefined && known.size >= maxDevices)) continue;
          raise(known, device, news);
          raise(moved, device, news);
          wait();
        }
      }),

    leave(session) {
      speakers.delete(session);
      if (sessions.size === 0) flush();
    },

    cut,
    flush,
  };
}

async function tellAll(session: Session, devices: Devices): Promise<void> {
  for (const frame of heldFrames([...devices])) {
    if (!session.isOpen()) return;
    session.write(frame);
    await session.drained();
  }
}

/** Returns whether there was more. */
function cutTo(durableLength: (replica: ReplicaId) => number, lengths: Lengths): boolean {
  let wasMore = false;
  for (const [replica, length] of lengths) {
    const durable = durableLength(replica);
    if (length <= durable) continue;
    wasMore = true;
    if (durable > 0) lengths.set(replica, durable);
    else lengths.delete(replica);
  }
  return wasMore;
}

function raise(devices: Devices, device: string, news: Lengths): void {
  const lengths = devices.get(device) ?? new Map<ReplicaId, number>();
  devices.set(device, lengths);
  for (const [replica, length] of news) lengths.set(replica, length);
}

function countNew(news: Lengths, held: Lengths | undefined): number {
  let count = 0;
  for (const replica of news.keys()) if (!held?.has(replica)) count++;
  return count;
}

function countLengths(devices: Devices): number {
  let count = 0;
  for (const lengths of devices.values()) count += lengths.size;
  return count;
}
