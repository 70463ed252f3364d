// The page's title, for the tab and for who listens: the cart's name while one is open.

import { useEffect } from 'react';
import { useText } from './text/TextContext.ts';

export function useTitle(title: string): void {
  const text = useText();
  useEffect(() => {
    document.title = `${title} · ${text.appName}`;
    return () => {
      document.title = text.appName;
    };
  }, [title, text.appName]);
}
