// The words of the language that is spoken, for components.

import { createContext, useContext } from 'react';
import type { Words } from './words.ts';

export const TextContext = createContext<Words | null>(null);

export function useText(): Words {
  const text = useContext(TextContext);
  if (text === null) throw new Error('useText is used outside of mountTrolley.');
  return text;
}
