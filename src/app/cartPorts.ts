// Everything an open cart needs from the world, as arguments. main.tsx passes the real adapters, tests their doubles.

import type { KeyframeStore } from '../engine/keyframe.ts';
import type { ActorId } from '../engine/message.ts';
import type { CartLinks } from './cartLinks.ts';
import type { DeviceStore } from './device.ts';
import type { StreamPorts } from './stream/streamPorts.ts';

export interface CartPorts extends StreamPorts {
  readonly device: DeviceStore;
  readonly links: CartLinks;
  /** What carts with a long history come to, as this build of the app reads them. */
  readonly keyframes?: Keyframes;
  /** Asks the browser not to delete what is kept here when it wants space. It may ask the person, so not before it is worth it. */
  readonly keepStorage: () => void;
  /** Soon, but after what somebody is waiting for. May never run if the page goes away. */
  readonly whenIdle: (run: () => void) => void;
  /** What a cart and a person are called until somebody says. */
  readonly defaults: {
    readonly cartName: string;
    readonly memberName: (color: string, actorId: ActorId) => string;
    readonly currency: string;
  };
}

export interface Keyframes {
  readonly store: () => Promise<KeyframeStore>;
  readonly version: string;
  /** Of fewer events all are read before somebody could see the difference. */
  readonly from: number;
}
