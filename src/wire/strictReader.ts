// Reads the primitives of lib0's encoding, strictly: numbers in their shortest form, valid UTF-8, nothing beyond the
// end. A misfit throws `MalformedBytes`, which the parser that owns the reader turns into a value.

export class MalformedBytes extends Error {}

const maxVarIntBytes = 8;

/** A class, since there are several per message: closures would be most of what a relay throws away. */
export class StrictReader {
  readonly #source: Uint8Array;
  #at = 0;

  constructor(source: Uint8Array) {
    this.#source = source;
  }

  get position(): number {
    return this.#at;
  }

  isAtEnd(): boolean {
    return this.#at === this.#source.length;
  }

  byte(): number {
    const value = this.#source[this.#at];
    if (value === undefined) throw new MalformedBytes('ends too early');
    this.#at++;
    return value;
  }

  /** At most 2^53 - 1. */
  varUint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const next = this.byte();
      value += (next & 0x7f) * scale;
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('number beyond 53 bits');
      if (next < 0x80) {
        if (next === 0 && scale > 1) throw new MalformedBytes('number not in its shortest form');
        return value;
      }
      scale *= 128;
    }
  }

  /** Skips a signed number of lib0's: a sign bit in the first byte. */
  skipVarInt(): void {
    for (let taken = 1; this.byte() >= 0x80; taken++) {
      if (taken === maxVarIntBytes) throw new MalformedBytes('number beyond 53 bits');
    }
  }

  /** A view of the next `length` bytes. */
  bytes(length: number): Uint8Array {
    if (length > this.#source.length - this.#at) throw new MalformedBytes('ends too early');
    const view = this.#source.subarray(this.#at, this.#at + length);
    this.#at += length;
    return view;
  }

  /** A view of bytes preceded by their number. */
  varBytes(): Uint8Array {
    return this.bytes(this.varUint());
  }

  varString(): string {
    const bytes = this.varBytes();
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new MalformedBytes('text is not valid UTF-8');
    }
  }
}
