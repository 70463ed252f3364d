// Writes the primitives of lib0's encoding into one buffer: the other half of wire/strictReader.ts. lib0's own encoder makes
// three buffers for a small message, which was a fifth of the relay's time.

export type Allocate = (size: number) => Uint8Array;

const utf8 = new TextEncoder();
const longestVarUint = 8;
const newArray: Allocate = (size) => new Uint8Array(size);

/** A class for the reason that StrictReader is one. */
export class ByteWriter {
  readonly #allocate: Allocate;
  #target: Uint8Array;
  #at = 0;

  /** `capacity`: how many bytes are expected. More are taken, at the price of a copy. */
  constructor(capacity: number, allocate: Allocate = newArray) {
    this.#allocate = allocate;
    this.#target = allocate(capacity);
  }

  byte(value: number): void {
    this.#makeRoom(1);
    this.#target[this.#at++] = value;
  }

  /** At most 2^53 - 1. */
  varUint(value: number): void {
    this.#makeRoom(longestVarUint);
    let rest = value;
    while (rest > 0x7f) {
      this.#target[this.#at++] = 0x80 | (rest % 128);
      rest = Math.floor(rest / 128);
    }
    this.#target[this.#at++] = rest;
  }

  /** A sign bit in the first byte. At most 2^31 - 1 from zero. */
  varInt(value: number): void {
    const isNegative = value < 0 || Object.is(value, -0);
    const size = Math.abs(value);
    this.byte((size > 0x3f ? 0x80 : 0) | (isNegative ? 0x40 : 0) | (size & 0x3f));
    if (size > 0x3f) this.varUint(size >> 6);
  }

  float32(value: number): void {
    this.#makeRoom(4);
    viewOf(this.#target).setFloat32(this.#at, value);
    this.#at += 4;
  }

  float64(value: number): void {
    this.#makeRoom(8);
    viewOf(this.#target).setFloat64(this.#at, value);
    this.#at += 8;
  }

  bytes(source: Uint8Array): void {
    this.#makeRoom(source.length);
    this.#target.set(source, this.#at);
    this.#at += source.length;
  }

  /** Preceded by their number. */
  varBytes(source: Uint8Array): void {
    this.varUint(source.length);
    this.bytes(source);
  }

  /** As UTF-8. */
  varString(text: string): void {
    this.varBytes(utf8.encode(text));
  }

  /** What was written; a view. Nothing may be written after it. */
  finish(): Uint8Array {
    return this.#target.subarray(0, this.#at);
  }

  #makeRoom(size: number): void {
    if (this.#at + size <= this.#target.length) return;
    const larger = this.#allocate(Math.max(2 * this.#target.length, this.#at + size));
    larger.set(this.#target.subarray(0, this.#at));
    this.#target = larger;
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
