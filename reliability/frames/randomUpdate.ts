// Updates made of the parts of the V1 grammar, each part well formed or nearly so, in an order that Yjs would not write.

import * as encoding from 'lib0/encoding';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { rootName } from '../../src/log/rootName.ts';
import type { Random } from '../seededRandom.ts';

const flags = { origin: 0x80, rightOrigin: 0x40, parentSub: 0x20 };
const lastContent = 11; // the last one does not exist

export function randomUpdate(
  replicas: readonly number[],
  lengthOf: (replica: ReplicaId) => number,
  random: Random,
): Uint8Array {
  return encoding.encode((encoder) => {
    const sections = random.between(0, 3);
    encoding.writeVarUint(encoder, sections);
    for (let n = 0; n < sections; n++) writeSection(encoder, random.pick(replicas) as ReplicaId);
    writeDeletions(encoder);
  });

  function number(likely: number): number {
    return random.chance(0.8)
      ? likely
      : random.pick([0, 1, 127, 128, 2 ** 31, 2 ** 32, 2 ** 53 - 1, random.below(1000)]);
  }

  function writeSection(encoder: encoding.Encoder, replica: ReplicaId): void {
    const structs = random.between(0, 3);
    let clock = number(lengthOf(replica));
    encoding.writeVarUint(encoder, random.chance(0.95) ? structs : number(structs));
    encoding.writeVarUint(encoder, replica);
    encoding.writeVarUint(encoder, clock);
    for (let n = 0; n < structs; n++) clock += writeStruct(encoder, replica, clock);
  }

  function writeStruct(encoder: encoding.Encoder, replica: ReplicaId, clock: number): number {
    const kind = random.chance(0.6) ? 8 : random.between(0, lastContent);
    const isFirst = clock === 0;
    let info = kind;
    if (!isFirst || random.chance(0.1)) info |= flags.origin;
    if (random.chance(0.05)) info |= flags.rightOrigin;
    if (random.chance(0.05)) info |= flags.parentSub;
    encoding.writeUint8(encoder, info);
    if (kind === 0 || kind === 10) return writeLength(encoder);
    if (info & flags.origin) writeId(encoder, number(replica), number(clock - 1));
    if (info & flags.rightOrigin) writeId(encoder, number(replica), number(clock));
    if ((info & (flags.origin | flags.rightOrigin)) === 0) {
      const isRoot = random.chance(0.9);
      encoding.writeVarUint(encoder, isRoot ? 1 : random.below(3));
      if (isRoot) encoding.writeVarString(encoder, random.chance(0.9) ? rootName(replica) : 'cart');
      else writeId(encoder, replica, 0);
      if (info & flags.parentSub) encoding.writeVarString(encoder, 'key');
    }
    return writeContent(encoder, kind);
  }

  function writeContent(encoder: encoding.Encoder, kind: number): number {
    if (kind === 8) {
      const length = random.between(0, 3);
      encoding.writeVarUint(encoder, random.chance(0.95) ? length : number(length));
      for (let n = 0; n < length; n++) writeAny(encoder, 0);
      return length;
    }
    if (kind === 1) return writeLength(encoder);
    encoding.writeVarUint8Array(encoder, random.bytes(random.below(12)));
    return 1;
  }

  function writeAny(encoder: encoding.Encoder, depth: number): void {
    const kind = random.below(10);
    if (kind < 6) encoding.writeAny(encoder, random.chance(0.8) ? [random.bytes(random.below(40))] : random.bytes(20));
    else if (kind < 8) encoding.writeAny(encoder, random.pick([null, undefined, true, 1.5, -3, 'x', { a: [1] }, 7n]));
    else if (depth < 40) {
      encoding.writeUint8(encoder, 117);
      encoding.writeVarUint(encoder, 1);
      writeAny(encoder, depth + 1);
    } else encoding.writeUint8(encoder, random.between(110, 130));
  }

  function writeLength(encoder: encoding.Encoder): number {
    const length = number(random.between(1, 5));
    encoding.writeVarUint(encoder, length);
    return length;
  }

  function writeId(encoder: encoding.Encoder, client: number, clock: number): void {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, Math.max(0, clock));
  }

  function writeDeletions(encoder: encoding.Encoder): void {
    const clients = random.chance(0.15) ? 1 : 0;
    encoding.writeVarUint(encoder, clients);
    for (let n = 0; n < clients; n++) {
      encoding.writeVarUint(encoder, random.pick(replicas));
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, number(0));
      encoding.writeVarUint(encoder, number(1));
    }
  }
}
