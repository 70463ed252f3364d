// One's own last acts, undone and done again, and what is said of it.

import { useDeferredValue, useMemo } from 'react';
import type { Stack } from '../../domain/undo/acts.ts';
import { laterIn } from '../../domain/undo/nextTurn.ts';
import { modeOf, useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { useUndoText } from '../text/useUndoText.ts';
import { useUi } from '../UiContext.ts';
import { type Turns, turnsOf } from './turns.ts';
import { useActInWords, useLaterInWords } from './useActInWords.ts';

export interface Undo {
  readonly turns: Turns;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** These come after what was asked for before, also where that made them possible only now. */
  undo(): Promise<void>;
  redo(): Promise<void>;
}

export function useUndo(): Undo {
  const words = useUndoText();
  const { session } = useCartScope();
  const { notices } = useUi();
  const isEditing = useCart(modeOf) === 'edit';
  // Where something was late, all acts are read anew: what was done comes first.
  const history = useDeferredValue(useCart((cart) => cart.history));
  const inWords = useResultInWords();
  const actInWords = useActInWords();
  const laterInWords = useLaterInWords();
  const turns = turnsOf(session);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stack is read from the session, which the history stands for.
  const stack = useMemo(() => turns.stack(), [turns, history]);

  const take = async (way: keyof Stack, said: (sentence: string) => string) => {
    const acts = turns.stack()[way];
    if (acts.length === 0) return;
    const { found, passed } = turns.next(acts);
    const stays = laterInWords(laterIn(found === null ? passed : [...passed, found.turning]));
    const blocked = passed.find((each) => each.blocked !== null)?.blocked ?? null;
    const more = [blocked === null ? '' : words.blocked[blocked], stays];
    if (found === null) return notices.show([words.nothingLeft, ...more].join(' ').trim());
    const refusal = await inWords(await turns.turn(found));
    notices.show(refusal ?? [said(actInWords(found.act)), ...more].join(' ').trim());
  };

  return {
    turns,
    canUndo: isEditing && stack.undo.length > 0,
    canRedo: isEditing && stack.redo.length > 0,
    undo: () => turns.inOrder(() => take('undo', words.undone)),
    redo: () => turns.inOrder(() => take('redo', words.redone)),
  };
}
