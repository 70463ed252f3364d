// A link to copy: by the button, or by hand where the browser does not let us.

import { useId, useRef, useState } from 'react';
import { text } from '../text/en.ts';

export function LinkField(props: {
  readonly label: string;
  readonly hint: string;
  readonly copy: string;
  readonly link: string;
  /** This link is the one at hand now. */
  readonly onShown: () => void;
}) {
  const [outcome, setOutcome] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  const copy = async () => {
    props.onShown();
    try {
      await navigator.clipboard.writeText(props.link);
      setOutcome(text.share.copied);
    } catch {
      field.current?.select();
      setOutcome(text.share.copyFailed);
    }
  };

  return (
    <div className="link-field">
      <label htmlFor={id}>{props.label}</label>
      <div className="link-row">
        <input
          ref={field}
          id={id}
          readOnly
          value={props.link}
          aria-describedby={`${id}-hint`}
          onFocus={(event) => {
            event.target.select();
            props.onShown();
          }}
        />
        <button type="button" className="button" onClick={() => void copy()}>
          {text.common.copy} <span className="visually-hidden">{props.copy}</span>
        </button>
      </div>
      <p className="hint" id={`${id}-hint`}>
        {props.hint} <span aria-live="polite">{outcome}</span>
      </p>
    </div>
  );
}
