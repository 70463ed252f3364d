// What a file holds, as a price list and as orders; and the choice to take it, without the rows that cannot be taken,
// or to take nothing.

import { useId, useState } from 'react';
import { useImportText } from '../text/useImportText.ts';
import { OrderChoice } from './OrderChoice.tsx';
import { PriceListChoice } from './PriceListChoice.tsx';
import type { ReadOrders, ReadPriceList } from './readImport.ts';

export function ImportChoices(props: {
  readonly priceList: ReadPriceList | null;
  readonly orders: ReadOrders | null;
  readonly onClose: () => void;
}) {
  const words = useImportText();
  const { priceList, orders } = props;
  const [isOrder, setOrder] = useState(priceList === null);
  const id = useId();
  return (
    <>
      {priceList === null || orders === null ? null : (
        <fieldset className="kinds">
          <legend>{words.kind}</legend>
          <label>
            <input type="radio" name={id} checked={!isOrder} onChange={() => setOrder(false)} />
            {words.asPriceList(priceList.products.length)}
          </label>
          <label>
            <input type="radio" name={id} checked={isOrder} onChange={() => setOrder(true)} />
            {words.asOrders(orders.orders.length)}
          </label>
        </fieldset>
      )}
      {isOrder && orders !== null ? <OrderChoice orders={orders} onClose={props.onClose} /> : null}
      {!isOrder && priceList !== null ? <PriceListChoice priceList={priceList} onClose={props.onClose} /> : null}
    </>
  );
}
