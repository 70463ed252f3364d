// A link to copy: by the button, or by hand where the browser does not let us. What it allows is seen at a glance.

import { useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { useText } from '../text/TextContext.ts';
import { useShareText } from '../text/useShareText.ts';
import { copyText } from './copyText.ts';

type Outcome = 'none' | 'copied' | 'failed';

/** How long "Copied" is seen. */
const seenMs = 4000;

export function LinkField(props: {
  readonly kind: 'edit' | 'view';
  readonly label: string;
  readonly hint: string;
  readonly copy: string;
  readonly link: string;
  /** The one whose code is shown. */
  readonly isChosen: boolean;
  /** This link is the one at hand now. */
  readonly onShown: () => void;
}) {
  const text = useText();
  const words = useShareText();
  const [outcome, setOutcome] = useState<Outcome>('none');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome('none'), seenMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    props.onShown();
    setOutcome((await copyText(props.link, field.current)) ? 'copied' : 'failed');
  };

  return (
    <div className={`link-field link-field-${props.kind}`} data-chosen={props.isChosen || undefined}>
      <label htmlFor={id}>
        <Icon name={props.kind === 'edit' ? 'pencil' : 'eye'} />
        {props.label}
      </label>
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
          {outcome === 'copied' ? (
            <>
              <Icon name="check" />
              {words.copied}
            </>
          ) : (
            text.common.copy
          )}
          <span className="visually-hidden">{props.copy}</span>
        </button>
      </div>
      <p className="hint" id={`${id}-hint`}>
        {props.hint}{' '}
        <span aria-live="polite">
          {outcome === 'failed' ? words.copyFailed : ''}
          {outcome === 'copied' ? <span className="visually-hidden">{words.copied}</span> : null}
        </span>
      </p>
    </div>
  );
}
