// A newer build waits: the person says when.

import { useStore } from 'zustand';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';

export function UpdateBar() {
  const text = useText();
  const { trolley } = useUi();
  const isReady = useStore(trolley.update, (update) => update.isReady);
  return (
    <div className="update" aria-live="polite">
      {isReady ? (
        <p className="update-bar">
          {text.update.ready}{' '}
          <button type="button" className="button" onClick={() => trolley.applyUpdate()}>
            {text.update.reload}
          </button>
        </p>
      ) : null}
    </div>
  );
}
