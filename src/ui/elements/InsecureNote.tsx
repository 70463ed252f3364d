// A quiet line where the address is plain http on another host: what that costs, and what helps. Once read it stays away
// until the browser is closed.

import { useState } from 'react';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { Icon } from './Icon.tsx';

const readUnder = 'trolley.insecure-read';

export function InsecureNote() {
  const text = useText();
  const { isSecure } = useUi();
  const [isRead, setRead] = useState(wasRead);
  if (isSecure || isRead) return null;
  return (
    <div className="note note-dismissable">
      <p>{text.insecure.costs}</p>
      <button
        type="button"
        className="icon-button"
        aria-label={text.notices.dismiss}
        onClick={() => {
          rememberRead();
          setRead(true);
        }}
      >
        <Icon name="remove" />
      </button>
    </div>
  );
}

// Where site data are blocked, reading the property throws: then the line comes back with the next page.

function wasRead(): boolean {
  try {
    return sessionStorage.getItem(readUnder) !== null;
  } catch {
    return false;
  }
}

function rememberRead(): void {
  try {
    sessionStorage.setItem(readUnder, 'yes');
  } catch {
    // As above.
  }
}
