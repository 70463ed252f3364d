// Every way to come with something that looks like a cart's key and is none.

import { formatKey, parseKey, subprotocolOf } from '../../src/wire/linkKeys.ts';
import { type Cart, newCart } from '../client/cart.ts';
import type { Random } from '../seededRandom.ts';

export interface WrongTry {
  readonly kind: string;
  readonly path: string;
  readonly protocols: string | null;
}

type WrongKey = (cart: Cart, random: Random) => string | null;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What stands for Sec-WebSocket-Protocol; null for no such header. */
const wrongKeys = {
  'at random': (_, random) => subprotocolOf(formatKey(random.bytes(16))),
  'with a bit flipped': (cart, random) => {
    const bytes = parseKey(random.chance(0.5) ? cart.editKey : cart.viewKey) ?? new Uint8Array(16);
    const at = random.below(16);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    return subprotocolOf(formatKey(bytes));
  },
  'cut short': (cart, random) => subprotocolOf(cart.editKey.slice(0, random.below(22))),
  'with something after it': (cart, random) => subprotocolOf(cart.editKey + random.pick(['A', '=', '==', 'AAAA', '.'])),
  'right at its start': (cart, random) => subprotocolOf(cart.editKey.slice(0, random.below(21)).padEnd(22, 'A')),
  'in another spelling': (cart) => {
    const last = alphabet.indexOf(cart.editKey.slice(-1));
    return subprotocolOf(cart.editKey.slice(0, -1) + alphabet[last | 1]); // a spare bit set
  },
  'in other letters': (cart) => subprotocolOf(cart.editKey.replace(/[a-zA-Z]/, swapCase)),
  'of another cart, to edit': () => subprotocolOf(newCart().editKey),
  'of another cart, to view': () => subprotocolOf(newCart().viewKey),
  'that is the id': (cart) => subprotocolOf(cart.cartId),
  'twice, once right': (cart) => `${subprotocolOf(cart.editKey)}, ${subprotocolOf(newCart().editKey)}`,
  'without its prefix': (cart) => cart.editKey,
  'with another prefix': (cart) => `Trolley.${cart.editKey}`,
  empty: () => subprotocolOf(''),
  'not there': () => null,
} satisfies Record<string, WrongKey>;

export function wrongTry(cart: Cart, random: Random): WrongTry {
  const [kind, keyOf] = random.pick(Object.entries(wrongKeys) as [string, WrongKey][]);
  const protocols = keyOf(cart, random);
  const isRight = protocols === subprotocolOf(cart.editKey); // by chance, of one that was to be right at its start
  return { kind, path: `/sync/${cart.cartId}`, protocols: isRight ? null : protocols };
}

function swapCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}
