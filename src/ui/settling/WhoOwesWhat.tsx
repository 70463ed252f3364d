// Who owes what for what was bought and ordered, shared evenly among those one chooses, or by who wanted what. Nothing of it is
// kept but the marks: who settled what.

import { useMemo, useState } from 'react';
import { type CheckoutDebts, settledOf } from '../../domain/settling/debts.ts';
import type { ActorId } from '../../engine/message.ts';
import { useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { useSettlingText } from '../text/useSettlingText.ts';
import { DebtsOfMonth } from './DebtsOfMonth.tsx';
import { onePerson } from './onePerson.ts';
import { Sharing } from './Sharing.tsx';
import { useDebts } from './useDebts.ts';

export function WhoOwesWhat({ onClose }: { readonly onClose: () => void }) {
  const words = useSettlingText();
  const { session } = useCartScope();
  const inWords = useResultInWords();
  const members = useCart(({ now }) => now.members);
  const people = useMemo(() => {
    const personOf = onePerson(members);
    return members.filter(({ actorId, hasLeft }) => !hasLeft && personOf(actorId) === actorId);
  }, [members]);
  const [isEven, setEven] = useState(true);
  const [leftOut, setLeftOut] = useState<readonly ActorId[]>([]);
  const [error, setError] = useState<string | null>(null);
  const among = useMemo(
    () => people.map(({ actorId }) => actorId).filter((actor) => !leftOut.includes(actor)),
    [people, leftOut],
  );
  const months = useDebts(isEven ? among : null);

  const settle = async (debts: readonly CheckoutDebts[]) => {
    const data = { settled: debts.map(settledOf) };
    setError(await inWords(await session.dispatch({ type: 'SettleCheckouts', data })));
  };
  const unsettle = async ({ checkout }: CheckoutDebts) => {
    setError(await inWords(await session.dispatch({ type: 'UnsettleCheckout', data: { checkout: checkout.id } })));
  };

  return (
    <Dialog title={words.whoOwesWhat} onClose={onClose}>
      <p className="hint">{words.about}</p>
      <Sharing
        people={people}
        among={among}
        isEven={isEven}
        onEven={setEven}
        onAmong={(actor, isAmong) =>
          setLeftOut((out) => (isAmong ? out.filter((one) => one !== actor) : [...out, actor]))
        }
      />
      {months.length === 0 ? <p>{words.nothingBought}</p> : null}
      {months.map((month, index) => (
        <DebtsOfMonth
          key={month.key}
          month={month}
          isFirst={index === 0}
          onSettle={(debts) => void settle(debts)}
          onUnsettle={(debts) => void unsettle(debts)}
        />
      ))}
      <FormError text={error} />
    </Dialog>
  );
}
