// "Explain Milk", where a line's history is looked at: also of what is not there any more.

import { useState } from 'react';
import type { LineId } from '../../domain/events.ts';
import { useText } from '../text/TextContext.ts';
import { ExplainDialog } from './ExplainDialog.tsx';

export function ExplainButton({ line, name }: { readonly line: LineId; readonly name: string }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text.line.explain(name)}
      </button>
      {isOpen ? <ExplainDialog line={line} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
