// A WebSocket frame (RFC 6455) as the relay sends it: binary, whole, unmasked. Built once per message and written to
// every socket as it is, which is where a relay's time would go.

const finalBinary = 0x82;

export function webSocketFrame(payload: Uint8Array): Buffer {
  const { length } = payload;
  const headerSize = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafeSlow(headerSize + length);
  frame[0] = finalBinary;
  if (headerSize === 2) frame[1] = length;
  else if (headerSize === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(payload, headerSize);
  return frame;
}
