// What a file of carts would bring, before anything is kept; and taking it.

import { useEffect, useState } from 'react';
import type { CartFilePreview } from '../../app/cartFile/createCartFiles.ts';
import { cartHash, homeHash } from '../routing/route.ts';
import { storageFailureReason } from '../storageFailure.ts';
import { useReasons } from '../text/reasons.ts';
import { useText } from '../text/TextContext.ts';
import { useKeepText } from '../text/useKeepText.ts';
import { useUi } from '../UiContext.ts';
import { ImportActions } from './ImportActions.tsx';

const fewLines = 5;

export function CartFileChoice({ content, onClose }: { readonly content: string; readonly onClose: () => void }) {
  const text = useText();
  const reasons = useReasons();
  const words = useKeepText();
  const { trolley, notices, navigation } = useUi();
  const [preview, setPreview] = useState<CartFilePreview | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let isShown = true;
    const read = async () => {
      const read = await (await trolley.cartFiles()).read(content);
      if (isShown) setPreview(read);
    };
    read().catch((failure: unknown) => {
      const reason = storageFailureReason(failure);
      if (reason === null) throw failure;
      setError(reasons.storage(reason).short);
    });
    return () => {
      isShown = false;
    };
  }, [content, trolley, reasons]);

  if (preview === null) return <p role="status">{error ?? text.common.opening}</p>;
  const { carts, damaged } = preview;
  const isWhole = damaged.length === 0 && carts.every(({ missing }) => missing === 0);

  const take = async () => {
    try {
      const files = await trolley.cartFiles();
      let fresh = 0;
      let parted = 0;
      for (const cart of carts) {
        const taken = await files.take(cart);
        fresh += taken.fresh;
        parted += taken.parted;
      }
      notices.show([words.file.done(fresh), parted > 0 ? words.file.parted(parted) : ''].join(' ').trim());
      onClose();
      const [only, ...others] = carts;
      if (only !== undefined && others.length === 0) return navigation.go(cartHash(only.heading.cart));
      navigation.go(homeHash);
      // A device without a cart shows a new one there.
      navigation.retry();
    } catch (failure) {
      const reason = storageFailureReason(failure);
      if (reason === null) throw failure;
      setError(reasons.storage(reason).short);
    }
  };

  return (
    <>
      <p>{carts.length === 0 ? words.file.nothingWhole : words.file.lead(carts.length)}</p>
      <ul className="file-carts">
        {carts.map(({ heading, entries, fresh, missing }) => (
          <li key={heading.cart}>
            <strong>{heading.name || text.common.unnamedCart}</strong>
            {heading.role === 'view' ? <span className="badge">{words.file.viewOnly}</span> : null}
            <span>
              {fresh === 0
                ? words.file.isKnown
                : fresh === entries.length
                  ? words.file.isNew(fresh)
                  : words.file.brings(fresh)}
            </span>
            {missing > 0 ? <span className="form-error">{words.file.isMissing(missing)}</span> : null}
          </li>
        ))}
      </ul>
      {damaged.length === 0 ? null : (
        <section className="rejected">
          <h3>{words.file.damaged(damaged.length)}</h3>
          <ul>
            {damaged.slice(0, fewLines).map(({ line, fault }) => (
              <li key={line}>
                <strong>{words.file.damagedLine(line)}</strong> {words.file.fault(fault)}
              </li>
            ))}
          </ul>
          {damaged.length > fewLines ? <p>{words.file.moreDamaged(damaged.length - fewLines)}</p> : null}
        </section>
      )}
      <ImportActions
        take={isWhole ? words.file.take(carts.length) : words.file.takeWhole(carts.length)}
        canTake={carts.some(({ entries }) => entries.length > 0)}
        error={error}
        onTake={take}
        onNothing={onClose}
      />
    </>
  );
}
