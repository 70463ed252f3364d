// Making a cart of one order of the file.

import { useMemo, useState } from 'react';
import { orderCommands } from '../../domain/import/orderCommands.ts';
import { cartHash } from '../routing/route.ts';
import { storageFailureReason } from '../storageFailure.ts';
import { createPrice } from '../text/price.ts';
import { useReasons } from '../text/reasons.ts';
import { useImportText } from '../text/useImportText.ts';
import { useUi } from '../UiContext.ts';
import { ImportActions } from './ImportActions.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import type { ReadOrders } from './readImport.ts';

export function OrderChoice({ orders, onClose }: { readonly orders: ReadOrders; readonly onClose: () => void }) {
  const reasons = useReasons();
  const words = useImportText();
  const { trolley, navigation, locale } = useUi();
  const [index, setIndex] = useState(0);
  const [error, setError] = useState<string | null>(null);
  const order = orders.orders[index];
  const amounts = useMemo(
    () => orders.orders.map(({ total, currency }) => createPrice(locale, currency)(total)),
    [orders, locale],
  );

  const take = async () => {
    if (order === undefined) return;
    try {
      const { cartId, session } = await trolley.draft();
      const result = await session.dispatchAll(orderCommands(order, words.orderName(order.id)));
      await session.close();
      if (result.kind === 'accepted') {
        onClose();
        navigation.go(cartHash(cartId));
        return;
      }
      const price = createPrice(locale, order.currency);
      const why =
        result.kind === 'rejected' ? reasons.rejection(result.reason, price) : reasons.problem(result.problem);
      setError(`${words.failed} ${why}`);
    } catch (failure) {
      const reason = storageFailureReason(failure);
      if (reason === null) throw failure;
      setError(`${words.failed} ${reasons.storage(reason).short}`);
    }
  };

  return (
    <>
      <label className="field">
        <span>{words.orderField}</span>
        <select value={index} onChange={(event) => setIndex(Number(event.target.value))}>
          {orders.orders.map(({ id, lines }, place) => (
            <option key={id} value={place}>
              {words.orderOption(id, lines.length, amounts[place] ?? '')}
            </option>
          ))}
        </select>
      </label>
      {orders.cancellations.length > 0 ? (
        <p className="hint">{words.cancellations(orders.cancellations.map(({ id }) => id))}</p>
      ) : null}
      <RejectedRows rejected={orders.rejected} />
      <ImportActions
        take={orders.rejected.length > 0 ? words.restToCart : words.toCart}
        canTake={order !== undefined}
        error={error}
        onTake={take}
        onNothing={onClose}
      />
    </>
  );
}
