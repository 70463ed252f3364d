// Writes the primitives of lib0's encoding into one buffer: the other half of strictReader.ts. lib0's own encoder makes
// three buffers for a small message, which was a fifth of the relay's time.

export interface ByteWriter {
  readonly byte: (value: number) => void;
  /** At most 2^53 - 1. */
  readonly varUint: (value: number) => void;
  readonly bytes: (source: Uint8Array) => void;
  /** Preceded by their number. */
  readonly varBytes: (source: Uint8Array) => void;
  /** As UTF-8. */
  readonly varString: (text: string) => void;
  /** What was written; a view. Nothing may be written after it. */
  readonly finish: () => Uint8Array;
}

export type Allocate = (size: number) => Uint8Array;

const longestVarUint = 8;
const newArray: Allocate = (size) => new Uint8Array(size);

/** `capacity`: how many bytes are expected. More are taken, at the price of a copy. */
export function byteWriter(capacity: number, allocate: Allocate = newArray): ByteWriter {
  let target = allocate(capacity);
  let at = 0;

  function makeRoom(size: number): void {
    if (at + size <= target.length) return;
    const larger = allocate(Math.max(2 * target.length, at + size));
    larger.set(target.subarray(0, at));
    target = larger;
  }

  const byte = (value: number) => {
    makeRoom(1);
    target[at++] = value;
  };

  const varUint = (value: number) => {
    makeRoom(longestVarUint);
    let rest = value;
    while (rest > 0x7f) {
      target[at++] = 0x80 | (rest % 128);
      rest = Math.floor(rest / 128);
    }
    target[at++] = rest;
  };

  const bytes = (source: Uint8Array) => {
    makeRoom(source.length);
    target.set(source, at);
    at += source.length;
  };

  const varBytes = (source: Uint8Array) => {
    varUint(source.length);
    bytes(source);
  };

  return {
    byte,
    varUint,
    bytes,
    varBytes,
    varString: (text) => varBytes(new TextEncoder().encode(text)),
    finish: () => target.subarray(0, at),
  };
}
