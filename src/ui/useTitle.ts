// The page's title, for the tab and for who listens: the cart's name while one is open.

import { useEffect } from 'react';
import { text } from './text/en.ts';

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${text.appName}`;
    return () => {
      document.title = text.appName;
    };
  }, [title]);
}
