// A WebSocket frame (RFC 6455) as the relay sends it: binary, whole, unmasked. Built once per message and written to
// every socket as it is, which is where a relay's time would go.

import { ByteWriter } from '../../src/log/byteWriter.ts';
import { expectedSize, type ServerMessage, writeServerMessage } from '../../src/wire/frames.ts';

const finalBinary = 0x82;
const longestHeader = 10;
const headerRoom = new Uint8Array(longestHeader);

export function webSocketFrame(message: ServerMessage): Buffer {
  // From Node's pool: an array of its own costs ten times as much. The header goes right before the message.
  const writer = new ByteWriter(longestHeader + expectedSize(message), Buffer.allocUnsafe);
  writer.bytes(headerRoom);
  writeServerMessage(writer, message);
  const buffer = writer.finish() as Buffer;
  const length = buffer.length - longestHeader;
  const headerSize = length < 126 ? 2 : length < 65_536 ? 4 : longestHeader;
  const frame = buffer.subarray(longestHeader - headerSize);
  frame[0] = finalBinary;
  if (headerSize === 2) frame[1] = length;
  else if (headerSize === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  return frame;
}

/** The message in a frame that was built here. */
export function payloadOf(frame: Buffer): Uint8Array {
  const length = frame[1] ?? 0;
  return frame.subarray(length < 126 ? 2 : length === 126 ? 4 : longestHeader);
}
