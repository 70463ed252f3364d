// WebSocket frames by hand, so that the load costs its own process as little as it can: what is sent is framed
// beforehand, what comes is read where it lies.

export const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A client's frame. Masked with zeros, which the standard allows and which costs nothing. */
export function clientFrame(opcode: number, ...parts: readonly Uint8Array[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const extended = size < 126 ? 0 : size < 65_536 ? 2 : 8;
  const frame = Buffer.alloc(2 + extended + 4 + size);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (extended === 0 ? size : extended === 2 ? 126 : 127);
  if (extended === 2) frame.writeUInt16BE(size, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(size), 2);
  let at = 2 + extended + 4;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}

type Hear = (opcode: number, bytes: Buffer, start: number, end: number) => void;

/** Calls `hear` for each whole frame in what comes, and keeps the rest. None of these servers splits a message. */
export function frameReader(hear: Hear): (chunk: Buffer, size: number) => void {
  let kept: Buffer | null = null;

  return (chunk, size) => {
    const bytes: Buffer = kept === null ? chunk : Buffer.concat([kept, chunk.subarray(0, size)]);
    const end = kept === null ? size : bytes.length;
    let at = 0;
    while (end - at >= 2) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (end - at < header) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      if (end - at < header + length) break;
      hear((bytes[at] ?? 0) & 0xf, bytes, at + header, at + header + length);
      at += header + length;
    }
    kept = at === end ? null : Buffer.from(bytes.subarray(at, end));
  };
}
