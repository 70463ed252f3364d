import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { clientFrame, frameReader, opcodes } from './frame.ts';

/** As a server would send it: the same without the mask, which is all zeros. */
function serverFrame(payload: Uint8Array): Buffer {
  const masked = clientFrame(opcodes.binary, payload);
  const frame = Buffer.concat([masked.subarray(0, masked.length - payload.length - 4), payload]);
  frame[1] = (frame[1] ?? 0) & 0x7f;
  return frame;
}

test.each([1, 7, 1000, 100_000])('whole frames come out of chunks of %i bytes', (chunkBytes) => {
  const payloads = [0, 1, 125, 126, 65_535, 65_536].map((size) => randomBytes(size));
  const stream = Buffer.concat(payloads.map(serverFrame));
  const heard: Buffer[] = [];
  const lent = Buffer.alloc(chunkBytes);
  const read = frameReader((opcode, bytes, start, end) => {
    expect(opcode).toBe(opcodes.binary);
    heard.push(Buffer.from(bytes.subarray(start, end)));
  });
  for (let at = 0; at < stream.length; at += chunkBytes) {
    read(lent, stream.copy(lent, 0, at, Math.min(stream.length, at + chunkBytes)));
  }
  expect(heard.map((bytes) => bytes.length)).toEqual(payloads.map((bytes) => bytes.length));
  expect(Buffer.concat(heard).equals(Buffer.concat(payloads))).toBe(true);
});
