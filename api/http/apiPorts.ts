// What the routes need: the streams that are open here, and how long somebody is kept waiting.

import type { StreamFeed } from '../../src/adapters/sqlite/streamFeed.ts';
import type { CartLinks } from '../../src/app/cartLinks.ts';
import type { CartTypes } from '../../src/domain/cartDomain.ts';
import type { CommandId } from '../../src/engine/message.ts';
import type { OrderTypes } from '../../src/order/orderDomain.ts';
import type { Answers } from '../member/answers.ts';
import type { OpenStreams } from '../member/openStreams.ts';
import type { SealedLooks } from '../member/sealedLooks.ts';
import type { Turns } from '../member/turns.ts';
import type { LiveFeeds } from './liveFeeds.ts';

export interface ApiPorts {
  readonly links: CartLinks;
  readonly carts: OpenStreams<CartTypes>;
  readonly orders: OpenStreams<OrderTypes>;
  readonly feed: StreamFeed;
  readonly answers: Answers;
  readonly live: LiveFeeds;
  readonly turns: Turns;
  readonly sealed: SealedLooks;
  /** Which file the positions are of: two of them number differently. */
  readonly identity: string;
  readonly newCommandId: () => CommandId;
  /** Where the app is found, for links; null: where the request came to. */
  readonly appOrigin: string | null;
  readonly patience: Patience;
}

export interface Patience {
  /** For the relay to tell what is new. */
  readonly catchUpMs: number;
  /** For the relay to say that it has what was done. */
  readonly durableMs: number;
}
