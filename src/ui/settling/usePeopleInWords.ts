// People and what they pay each other, as text.

import { useMemo } from 'react';
import { balancesOf, type CheckoutDebts } from '../../domain/settling/debts.ts';
import { fewestTransfers } from '../../domain/settling/fewestTransfers.ts';
import type { ActorId } from '../../engine/message.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useSettlingText } from '../text/useSettlingText.ts';
import { onePerson } from './onePerson.ts';

export function usePeopleInWords() {
  const text = useText();
  const words = useSettlingText();
  const { price } = useCartScope();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  const myself = useMemo(() => (me === null ? null : onePerson(members)(me)), [members, me]);
  /** Null for whoever looks at this. */
  const nameOf = (actor: ActorId) => (actor === myself ? null : personOf(actor, members, text).name);
  return {
    nameOf,
    /** "Ben pays you €12.30", as few as there can be. */
    transfers: (debts: readonly CheckoutDebts[]) =>
      fewestTransfers(balancesOf(debts)).map(({ from, to, amount }) => ({
        key: `${from} ${to}`,
        sentence: words.pays(nameOf(from), nameOf(to), price(amount)),
      })),
  };
}
