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

/** "What Ben did with Milk since stays." */
export function useLaterInWords(): (later: readonly Later[]) => string {
  const words = useUndoText();
  const text = useText();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  return useCallback(
    (later) => {
      const told = later.filter(({ by }) => by !== null).slice(0, 3);
      const who = ({ by }: Later) =>
        by === null || by.actorId === me ? null : personOf(by.actorId, members, text).name;
      return told.map((each) => words.stays(each.name, who(each))).join(' ');
    },
    [words, me, members, text],
  );
}
