// Why something was not done, beside where it was tried; said at once to whoever listens, and brought into view for all others.

import { useEffect, useRef } from 'react';

export function FormError({ id, text }: { readonly id?: string; readonly text: string | null }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (text !== null) said.current?.scrollIntoView({ block: 'nearest' });
  }, [text]);
  return text === null ? null : (
    <p ref={said} className="form-error" id={id} role="alert">
      {text}
    </p>
  );
}
