// The catalogue beside the cart, by aisle: a tap puts one in. Aisles open one by one, so that thousands of products
// cost nothing until they are looked at.

import { useMemo, useState } from 'react';
import type { Product } from '../../app/device.ts';
import { aisles } from '../../domain/catalogue/aisles.ts';
import { modeOf, useCart } from '../cart/CartContext.ts';
import { useText } from '../text/TextContext.ts';
import { useDevice } from '../UiContext.ts';
import { CatalogueItem } from './CatalogueItem.tsx';

export function CataloguePanel() {
  const text = useText();
  const products = useDevice((device) => device.products);
  const isOff = useCart(modeOf) !== 'edit';
  const shelves = useMemo(() => shelvesOf(products), [products]);
  return (
    <aside className="catalogue" aria-label={text.catalogue.title}>
      <h2 className="panel-title">
        {text.catalogue.title} <span className="hint">{text.catalogue.count(products.length)}</span>
      </h2>
      <div className="catalogue-scroll">
        {shelves.map(([aisle, shelf]) => (
          <Shelf key={aisle ?? ''} aisle={aisle} products={shelf} isOff={isOff} />
        ))}
      </div>
    </aside>
  );
}

function Shelf(props: {
  readonly aisle: string | null;
  readonly products: readonly Product[];
  readonly isOff: boolean;
}) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="shelf" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {text.aisle(props.aisle)} <span className="hint">{props.products.length}</span>
      </summary>
      {isOpen ? (
        <ul className="plain-list">
          {props.products.map((product) => (
            <CatalogueItem key={product.id} product={product} isOff={props.isOff} />
          ))}
        </ul>
      ) : null}
    </details>
  );
}

/** In store-walk order, unknown aisles behind, "other" last. */
function shelvesOf(products: readonly Product[]): readonly (readonly [string | null, readonly Product[]])[] {
  const byAisle = new Map<string | null, Product[]>(aisles.map((aisle) => [aisle, []]));
  for (const product of products) {
    if (product.aisle === null) continue;
    const shelf = byAisle.get(product.aisle) ?? [];
    byAisle.set(product.aisle, shelf);
    shelf.push(product);
  }
  byAisle.set(
    null,
    products.filter(({ aisle }) => aisle === null),
  );
  return [...byAisle].filter(([, shelf]) => shelf.length > 0);
}
