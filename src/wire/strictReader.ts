// Reads the primitives of lib0's encoding, strictly: numbers in their shortest form, valid UTF-8, nothing beyond the
// end. A misfit throws `MalformedBytes`, which the parser that owns the reader turns into a value.

export class MalformedBytes extends Error {}

export interface StrictReader {
  readonly isAtEnd: () => boolean;
  readonly position: () => number;
  readonly byte: () => number;
  /** At most 2^53 - 1. */
  readonly varUint: () => number;
  /** Skips a signed number of lib0's: a sign bit in the first byte. */
  readonly skipVarInt: () => void;
  /** A view of the next `length` bytes. */
  readonly bytes: (length: number) => Uint8Array;
  /** A view of bytes preceded by their number. */
  readonly varBytes: () => Uint8Array;
  readonly varString: () => string;
}

const maxVarIntBytes = 8;

export function strictReader(source: Uint8Array): StrictReader {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let at = 0;

  const byte = (): number => {
    const value = source[at];
    if (value === undefined) throw new MalformedBytes('ends too early');
    at++;
    return value;
  };

  const varUint = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const next = byte();
      value += (next & 0x7f) * scale;
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('number beyond 53 bits');
      if (next < 0x80) {
        if (next === 0 && scale > 1) throw new MalformedBytes('number not in its shortest form');
        return value;
      }
      scale *= 128;
    }
  };

  const bytes = (length: number): Uint8Array => {
    if (length > source.length - at) throw new MalformedBytes('ends too early');
    const view = source.subarray(at, at + length);
    at += length;
    return view;
  };

  const varBytes = () => bytes(varUint());

  return {
    isAtEnd: () => at === source.length,
    position: () => at,
    byte,
    varUint,
    skipVarInt: () => {
      for (let taken = 1; byte() >= 0x80; taken++) {
        if (taken === maxVarIntBytes) throw new MalformedBytes('number beyond 53 bits');
      }
    },
    bytes,
    varBytes,
    varString: () => {
      try {
        return utf8.decode(varBytes());
      } catch (cause) {
        if (cause instanceof MalformedBytes) throw cause;
        throw new MalformedBytes('text is not valid UTF-8');
      }
    },
  };
}
