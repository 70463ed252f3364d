// The address of what is supposed, for who has this cart too. It holds no key.

import { useState } from 'react';
import { type Supposition, spellSuppositions } from '../../domain/whatIf/suppositions.ts';
import { useCartScope } from '../cart/CartContext.ts';
import { cartHash } from '../routing/route.ts';
import { copyText } from '../share/copyText.ts';
import { usePageAddress } from '../share/usePageAddress.ts';
import { useWhatIfText } from '../text/useWhatIfText.ts';

export function CopyWhatIf({ suppositions }: { readonly suppositions: readonly Supposition[] }) {
  const words = useWhatIfText();
  const { cartId } = useCartScope();
  const { page } = usePageAddress();
  const [said, setSaid] = useState('');
  const copy = async () => {
    const link = `${page}${cartHash(cartId)}?if=${spellSuppositions(suppositions)}`;
    setSaid((await copyText(link, null)) ? words.linkCopied : words.linkNotCopied);
  };
  return (
    <>
      <button type="button" className="button" disabled={suppositions.length === 0} onClick={() => void copy()}>
        {words.copyLink}
      </button>
      <p className="export-said hint" role="status">
        {said}
      </p>
    </>
  );
}
