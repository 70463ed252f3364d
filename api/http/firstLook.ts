// A cart with a long history that is not open here is told as it was sealed, and opened behind that.

import type { Context } from 'hono';
import { initialCart } from '../../src/domain/cart.ts';
import type { CartTypes } from '../../src/domain/cartDomain.ts';
import type { StreamId } from '../../src/engine/message.ts';
import type { Member } from '../member/openMember.ts';
import type { SealedLooks } from '../member/sealedLooks.ts';
import { untilCaughtUp } from '../member/waits.ts';
import type { ApiPorts } from './apiPorts.ts';
import { cartTextOf } from './cartAnswers.ts';
import { createEntityTags, isUnchanged } from './entityTags.ts';
import { answerText, type JsonOf } from './jsonText.ts';
import { momentOf } from './moments.ts';
import type { CartAnswer } from './schemas/cartAnswers.ts';
import { keyIn } from './streamAccess.ts';

export function restingCarts({ keep }: Pick<SealedLooks, 'keep'>) {
  return (id: StreamId, member: Member<CartTypes>) => {
    const { history, isRemoved } = member.snapshot();
    const now = () => momentOf(member, initialCart, undefined);
    const content = () => cartTextOf(id, now() ?? { state: initialCart, view: null, at: null, events: 0 });
    if (!isRemoved) keep(id, { events: history.entries.length, heads: member.heads(), content });
  };
}

/** Null where it has to be opened first; so also for who may not look, who is told then. */
export async function firstLook(c: Context, ports: ApiPorts, id: string) {
  const key = keyIn(c);
  const role = key === null ? null : ports.links.roleOf(id, key);
  if (key === null || role === null) return null;
  const address = { id: id as StreamId, key, role };
  if (ports.carts.isOpen(address) || ports.carts.isFull(address, null)) return null;
  const sealed = await ports.sealed.find(address);
  if (sealed === null || ports.carts.isOpen(address)) return null;
  const isKnown = isUnchanged(c, createEntityTags(ports.feed, ports.identity).now(address.id));
  c.header('Trolley-Relay', 'online');
  setImmediate(() => {
    ports.carts.use(address, null, (cart) => untilCaughtUp(cart, ports.patience.catchUpMs)).catch(() => {});
  });
  return isKnown ? c.body(null, 304) : answerText(c, sealed as JsonOf<CartAnswer>, 200);
}
