// Take it, or take nothing; and why it did not work.

import { FormError } from '../elements/FormError.tsx';
import { holdPressed } from '../elements/pressed.ts';
import { useImportText } from '../text/useImportText.ts';

export function ImportActions(props: {
  readonly take: string;
  readonly canTake: boolean;
  readonly error: string | null;
  readonly onTake: () => Promise<void>;
  readonly onNothing: () => void;
}) {
  const words = useImportText();
  return (
    <>
      <FormError text={props.error} />
      <div className="form-actions">
        <button type="button" className="button" onClick={props.onNothing}>
          {words.nothing}
        </button>
        <button
          type="button"
          className="button button-strong"
          disabled={!props.canTake}
          onClick={(event) => void holdPressed(event.currentTarget, props.onTake())}
        >
          {props.take}
        </button>
      </div>
    </>
  );
}
