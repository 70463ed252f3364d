// Import, wherever somebody may begin: at Home, and in a cart that has nothing in it yet.

import { useState } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { useHomeText } from '../text/useHomeText.ts';
import { ImportDialog } from './ImportDialog.tsx';

export function ImportButton() {
  const words = useHomeText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="import" />
        {words.import}
      </button>
      {isOpen ? <ImportDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
