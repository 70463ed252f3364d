// Which receipts of a stream were read on this device: of a cart and of an order alike.

import type { KnownCart } from '../../app/device.ts';
import type { StreamId } from '../../engine/message.ts';
import { useDevice, useUi } from '../UiContext.ts';

const none: KnownCart['seenReceipts'] = [];

export function useSeenReceipts(streamId: StreamId): {
  /** Null until the device has been asked: then nothing is told, as most of it was read long ago. */
  readonly seen: KnownCart['seenReceipts'] | null;
  readonly remember: (seen: KnownCart['seenReceipts']) => void;
} {
  const { trolley } = useUi();
  const seen = useDevice(({ carts }) =>
    carts === null ? null : (carts.find(({ cartId }) => cartId === streamId)?.seenReceipts ?? none),
  );
  return {
    seen,
    remember: (seenReceipts) => void trolley.device.saveCart({ cartId: streamId, seenReceipts }),
  };
}
