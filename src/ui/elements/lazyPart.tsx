// A part of the ui that is loaded when first needed. Where it cannot be loaded (a first visit whose network has gone),
// it says so in its own place, and the rest of the page goes on.
//
// Not React's `lazy`: what a `Suspense` waits for is shown 300 ms after its fallback at the earliest, so that nothing flashes
// (react-dom: globalMostRecentFallbackTime). These parts are there in 20, and keep their places meanwhile.

import { type ComponentType, useEffect, useState } from 'react';
import { useText } from '../text/TextContext.ts';

export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType<Props> = Nothing,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<ComponentType<Props>> | null = null;

  async function attempt(): Promise<ComponentType<Props>> {
    try {
      loaded = await load();
      return loaded;
    } catch {
      loading = null; // who comes next tries again
      return NotLoaded;
    }
  }

  return function LazyPart(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    useEffect(() => {
      if (Part !== null) return;
      loading ??= attempt();
      void loading.then((part) => setPart(() => part));
    }, [Part]);
    return Part === null ? <Meanwhile {...props} /> : <Part {...props} />;
  };
}

function Nothing() {
  return null;
}

function NotLoaded() {
  const text = useText();
  return (
    <p className="note note-trouble" role="alert">
      {text.broken.notLoaded}
    </p>
  );
}
