// An act as a sentence: the first thing that was done in it, and how many more.

import { useCallback } from 'react';
import { type Act, deedsOf } from '../../domain/undo/acts.ts';
import type { Later } from '../../domain/undo/turnAct.ts';
import { useCart } from '../cart/CartContext.ts';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useUndoText } from '../text/useUndoText.ts';
import { useDeedInWords } from '../timeline/useActivityInWords.ts';

export function useActInWords(): (act: Pick<Act, 'entries'>) => string {
  const words = useUndoText();
  const deed = useDeedInWords();
  return useCallback(
    (act) => {
      const [first, ...more] = deedsOf(act);
      return first === undefined ? '' : words.act(deed(first), more.length);
    },
    [words, deed],
  );
}

/** "What Ben did with Milk, Bread and 3 more since stays." */
export function useLaterInWords(): (later: readonly Later[]) => string {
  const words = useUndoText();
  const text = useText();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  return useCallback(
    (later) => {
      // A sentence for each of them, however much it is.
      const named = new Map<string | null, Set<string>>();
      for (const { name, by } of later) {
        if (by === null) continue;
        const who = by.actorId === me ? null : personOf(by.actorId, members, text).name;
        named.set(who, (named.get(who) ?? new Set()).add(name));
      }
      return [...named]
        .slice(0, 3)
        .map(([who, names]) => words.stays([...names].slice(0, 2), Math.max(0, names.size - 2), who))
        .join(' ');
    },
    [words, me, members, text],
  );
}
