// A few fields and one button: what has to be said with a step of an order.

import { type SyntheticEvent, useId, useState } from 'react';
import { FormError } from '../elements/FormError.tsx';
import { useText } from '../text/TextContext.ts';

export interface StepField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'date' | 'number' | 'several lines';
  readonly value?: string;
  /** Of a number. */
  readonly most?: number;
  /** A text that is typed as a number is. */
  readonly isNumber?: boolean;
}

export function StepForm(props: {
  readonly fields: readonly StepField[];
  readonly submit: string;
  /** None where it cannot be closed. */
  readonly onClose?: () => void;
  /** Resolves to why not, or null. */
  readonly onSubmit: (values: Readonly<Record<string, string>>) => Promise<string | null>;
}) {
  const text = useText();
  const id = useId();
  const { fields, onClose } = props;
  const [values, setValues] = useState(() => Object.fromEntries(fields.map(({ name, value = '' }) => [name, value])));
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const refusal = await props.onSubmit(values);
    if (refusal === null) onClose?.();
    else setError(refusal);
  };

  return (
    <form className="form step-form no-print" noValidate onSubmit={(event) => void submit(event)}>
      {fields.map(({ name, label, type, most, isNumber = false }, index) => {
        const common = {
          id: `${id}-${name}`,
          value: values[name] ?? '',
          autoFocus: index === 0 && onClose !== undefined,
          onChange: (event: { readonly target: { readonly value: string } }) =>
            setValues({ ...values, [name]: event.target.value }),
        };
        return (
          <div key={name} className="field">
            <label htmlFor={common.id}>{label}</label>
            {type === 'several lines' ? (
              <textarea rows={3} {...common} />
            ) : (
              <input
                type={type}
                {...(type === 'number' ? { min: 1, step: 1 } : {})}
                {...(most === undefined ? {} : { max: most })}
                {...(isNumber ? { inputMode: 'decimal' } : {})}
                {...common}
              />
            )}
          </div>
        );
      })}
      <FormError text={error} />
      <div className="form-actions">
        {onClose === undefined ? null : (
          <button type="button" className="button" onClick={onClose}>
            {text.common.cancel}
          </button>
        )}
        <button type="submit" className="button button-strong">
          {props.submit}
        </button>
      </div>
    </form>
  );
}
