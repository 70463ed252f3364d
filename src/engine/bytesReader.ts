// Reads the primitives of lib0's encoding, each as lib0 reads it: also a number that is not in its shortest form, for a log
// that holds one is read for ever. What would reach beyond the end, or is no text, throws. lib0's own modules would bring along,
// before the first paint, all that Yjs uses of them after it.

/** Bytes that are not what they should be. The message is for people. */
export class UnreadableBytes extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A class, since there is one per envelope. */
export class BytesReader {
  readonly #source: Uint8Array;
  #at = 0;

  constructor(source: Uint8Array) {
    this.#source = source;
  }

  byte(): number {
    const value = this.#source[this.#at];
    if (value === undefined) throw tooEarly();
    this.#at += 1;
    return value;
  }

  varUint(): number {
    return this.#rest(0, 1);
  }

  /** A sign bit in the first byte. */
  varInt(): number {
    const first = this.byte();
    const sign = first & 0x40 ? -1 : 1;
    return sign * (first & 0x80 ? this.#rest(first & 0x3f, 64) : first & 0x3f);
  }

  float32(): number {
    return viewOf(this.bytes(4)).getFloat32(0);
  }

  float64(): number {
    return viewOf(this.bytes(8)).getFloat64(0);
  }

  /** A view of the next bytes. */
  bytes(length: number): Uint8Array {
    this.#ahead(length);
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
    const [first = 0] = bytes;
    // Most are keys of one letter, and browsers decode slowly.
    return bytes.length === 1 && first < 0x80 ? String.fromCharCode(first) : utf8.decode(bytes);
  }

  /** A number of things to come, each at least `size` bytes long. */
  count(size: number): number {
    const count = this.varUint();
    this.#ahead(count * size);
    return count;
  }

  #ahead(length: number): void {
    if (this.#at + length > this.#source.length) throw tooEarly();
  }

  #rest(begun: number, begunScale: number): number {
    let value = begun;
    for (let scale = begunScale; ; scale *= 128) {
      const next = this.byte();
      value += (next & 0x7f) * scale;
      if (next < 0x80) return value;
      if (value > Number.MAX_SAFE_INTEGER) throw new UnreadableBytes('a number is too large');
    }
  }
}

function tooEarly(): UnreadableBytes {
  return new UnreadableBytes('data ends too early');
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
