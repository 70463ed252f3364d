// What a checkout takes, written down: of each line how many, at what price, and whose wishes they are. Split so that every
// part fits into an entry.

import { causesOf, headsOf } from '../../causal/causalSet.ts';
import type { EventId } from '../../engine/message.ts';
import type { Cover, ManifestLine, ReturnedLine } from '../events.ts';
import { type Line, quantityIn } from '../line/line.ts';
import { quantityOf } from '../line/lineLaw.ts';
import { pickedOf } from '../line/picks.ts';

/** Well below an entry's 16 KB: what else is in one is small. */
const partBytes = 12_000;
const idBytes = 15;
/** Of more heads or picks than these only the newest are listed. */
const mostIds = 100;
const mostCovers = 300;

/** What is in the basket of a line. */
export function purchasedOf(line: Line): readonly ManifestLine[] {
  const picks = line.picks.map(({ id }) => id);
  return manifestOf(line, pickedOf(line.picks, quantityIn(line)), picks);
}

/** The whole line. What somebody put into a basket in a shop is something else. */
export function orderedOf(line: Line): readonly ManifestLine[] {
  return manifestOf(line, quantityIn(line), []);
}

/** The line once, or several times where it has very many contributions. */
function manifestOf(line: Line, quantity: number, picks: readonly EventId[]): readonly ManifestLine[] {
  const covers = coversOf(line, quantity);
  const about = {
    line: line.line,
    observed: seenOf(line),
    name: line.name.value || line.line,
    price: line.price.value,
  };
  const parts: ManifestLine[] = [];
  for (let from = 0; from < covers.length; from += mostCovers) {
    const some = covers.slice(from, from + mostCovers);
    const ofSome = some.reduce((sum, cover) => sum + cover.quantity, 0);
    parts.push({ ...about, quantity: ofSome, covers: some, picks: from === 0 ? picks.slice(-mostIds) : [] });
  }
  return parts;
}

/** The oldest wishes first. */
function coversOf(line: Line, quantity: number): readonly Cover[] {
  const causes = causesOf(line.causes);
  const { nodes } = causes;
  const { counting } = quantityOf(causes);
  const wishes = counting.flatMap(({ index, n }) => (n > 0 ? { id: nodes[index]?.id as EventId, n } : []));
  let left = quantity;
  return wishes
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, n }) => {
      const taken = Math.min(n, left);
      left -= taken;
      return taken > 0 ? { id, quantity: taken } : [];
    });
}

export function seenOf({ causes }: Line): readonly EventId[] {
  return headsOf(causes).slice(-mostIds);
}

/** As few lists as can be, none of which has a line twice. */
export function inParts<Of extends ManifestLine | ReturnedLine>(lines: readonly Of[]): readonly (readonly Of[])[] {
  const parts: Of[][] = [];
  let bytes = 0;
  for (const line of lines) {
    const more = bytesOf(line);
    const part = parts.at(-1);
    const isFull = bytes + more > partBytes || part?.at(-1)?.line === line.line;
    if (part === undefined || isFull) parts.push([line]);
    else part.push(line);
    bytes = part === undefined || isFull ? more : bytes + more;
  }
  return parts;
}

/** At most. */
function bytesOf(line: ManifestLine | ReturnedLine): number {
  const fields = 60 + textBytes(line.line) + line.observed.length * idBytes;
  if (!('covers' in line)) return fields;
  return fields + textBytes(line.name) + line.covers.length * (idBytes + 8) + line.picks.length * idBytes;
}

function textBytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) bytes += text.charCodeAt(index) < 0x80 ? 1 : 3;
  return bytes;
}
