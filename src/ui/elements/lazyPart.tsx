// A part of the ui that is loaded when first needed. Where it cannot be loaded (a first visit whose network has gone),
// it says so in its own place, and the rest of the page goes on.

import { type ComponentType, lazy } from 'react';
import { useText } from '../text/TextContext.ts';

export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await load() };
    } catch {
      return { default: NotLoaded };
    }
  });
}

function NotLoaded() {
  const text = useText();
  return (
    <p className="note note-trouble" role="alert">
      {text.broken.notLoaded}
    </p>
  );
}
