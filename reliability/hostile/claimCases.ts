// What somebody may not claim: too much, too long, without the right, in somebody else's cart, or what is taken.

import { newCart } from '../client/cart.ts';
import { type Claimant, followAsClaimant } from '../client/claims.ts';
import { attacker, type HostileCase, refusedFrame, type Target } from './hostileCase.ts';

const maxClaims = 100;
/** What the relay is started with, so that a flood is over soon. */
export const claimSettings = { MAX_CLAIMS_PER_CART: String(maxClaims) };

const claim = 104;
const [a, b] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];

function enter({ relay, cart }: Target, key = cart.editKey): Promise<Claimant> {
  return followAsClaimant({ url: relay.url, cartId: cart.cartId, key });
}

/** What an honest editor is told who claims the name afterwards with a value of its own: that, or another's. */
async function afterwards(target: Target, name: string): Promise<string> {
  const honest = await enter(target);
  const told = await honest.claim(name, a);
  honest.client.leave();
  if (told === Buffer.from(a).toString('hex')) return 'the name was free';
  return told === Buffer.from(b).toString('hex') ? 'the name was taken' : told;
}

export const claimCases: readonly HostileCase[] = [
  refusedFrame('a claim of nothing', 'malformed', () => [Uint8Array.of(claim, 0, 1, 7)]),
  refusedFrame('a claim for nothing', 'malformed', () => [Uint8Array.of(claim, 1, 97, 0)]),
  refusedFrame('a claim whose name is a book', 'malformed', () => [
    Uint8Array.of(claim, 0xd0, 0x0f, ...new Uint8Array(2000).fill(97), 1, 7),
  ]),
  refusedFrame('a claim whose value is a book', 'malformed', () => [
    Uint8Array.of(claim, 1, 97, 0xd0, 0x0f, ...new Uint8Array(2000)),
  ]),
  refusedFrame('a claim that ends in its middle', 'malformed', () => [Uint8Array.of(claim, 1, 97, 16, 1, 2, 3)]),
  {
    name: 'claiming with the key to view',
    expected: 'view-only; the name was free',
    async attack(target) {
      const viewer = await enter(target, target.cart.viewKey);
      const answer = await viewer.claim('round', b);
      viewer.client.leave();
      return `${answer}; ${await afterwards(target, 'round')}`;
    },
  },
  {
    name: 'claiming without having said hello',
    expected: 'no answer; the name was free',
    async attack(target) {
      const stranger = await attacker(target, false);
      stranger.say({ kind: 'claim', name: 'round', value: b });
      await stranger.roundTrip();
      const answer = stranger.isOpen() ? 'no answer' : `closed ${await stranger.closed}`;
      stranger.leave();
      return `${answer}; ${await afterwards(target, 'round')}`;
    },
  },
  {
    name: 'claiming in another cart, which is not there',
    expected: 'gap; the name was free',
    async attack(target) {
      const other = await enter({ ...target, cart: newCart() });
      const answer = await other.claim('round', b);
      other.client.leave();
      return `${answer}; ${await afterwards(target, 'round')}`;
    },
  },
  {
    name: 'claiming what is taken, again and again',
    expected: 'the first value, 50 times; the name was taken',
    async attack(target) {
      const first = await enter(target);
      await first.claim('round', b);
      const thief = await enter(target);
      const answers = new Set<string>();
      for (let n = 0; n < 50; n++) answers.add(await thief.claim('round', target.random.bytes(16)));
      for (const { client } of [first, thief]) client.leave();
      const told = answers.size === 1 && answers.has(Buffer.from(b).toString('hex')) ? 'the first value' : 'others';
      return `${told}, 50 times; ${await afterwards(target, 'round')}`;
    },
  },
  {
    name: 'a flood of claims',
    expected: `${maxClaims} granted, 20 too-many; too-many`,
    async attack(target) {
      const flooder = await enter(target);
      const names = Array.from({ length: maxClaims + 20 }, (_, n) => `name ${n}`);
      const answers = await Promise.all(names.map((name) => flooder.claim(name, b)));
      flooder.client.leave();
      const granted = answers.filter((answer) => answer === Buffer.from(b).toString('hex')).length;
      const refused = answers.filter((answer) => answer === 'too-many').length;
      return `${granted} granted, ${refused} too-many; ${await afterwards(target, 'one more')}`;
    },
  },
];
