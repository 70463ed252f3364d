// What happens to files: a bit flips, a sector is zeroed or comes from elsewhere, the end is missing.

import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import type { Random } from '../seededRandom.ts';

const sector = 512;

const damages: Readonly<Record<string, (bytes: Buffer, random: Random) => Buffer>> = {
  'a flipped bit': (bytes, random) => {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    return bytes;
  },
  'another byte': (bytes, random) => {
    bytes[random.below(bytes.length)] = random.below(256);
    return bytes;
  },
  'a sector of zeros': (bytes, random) => bytes.fill(0, ...sectorOf(bytes, random)),
  'a sector from elsewhere': (bytes, random) => {
    const [from] = sectorOf(bytes, random);
    bytes.copy(bytes, from, ...sectorOf(bytes, random));
    return bytes;
  },
  'a missing end': (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
};

/** Damages a file, and says how. Mostly by a flipped bit. */
export function damage(file: string, random: Random): string {
  const kind = random.chance(0.6) ? 'a flipped bit' : random.pick(Object.keys(damages));
  const damaged = damages[kind]?.(readFileSync(file), random) ?? Buffer.alloc(0);
  truncateSync(file, damaged.length);
  writeFileSync(file, damaged, { flag: 'r+' });
  return kind;
}

function sectorOf(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = random.below(Math.ceil(bytes.length / sector)) * sector;
  return [from, Math.min(from + sector, bytes.length)];
}
