// What the field that adds holds, and what becomes of it. A text leaves the field when it is a fact; what is typed meanwhile
// stays. Several items are looked at before they are put in, see AddSeveral.tsx.

import { type RefObject, useRef, useState } from 'react';
import type { DispatchResult } from '../../app/cartSession.ts';
import type { Suggestion } from '../../domain/catalogue/suggestions.ts';
import { useText } from '../text/TextContext.ts';
import { useCartScope, useResultInWords } from './CartContext.ts';
import { lineIn } from './lineIn.ts';
import { useShelf } from './useShelf.ts';
import { loadTypedReader } from './useTypedReader.ts';
import { itemOf, lineOf, type WantedItem, whereItWas, withAmount } from './wantedItem.ts';

export interface Adding {
  readonly text: string;
  readonly error: string | null;
  /** For who listens. */
  readonly spoken: string;
  readonly several: readonly string[] | null;
  write(text: string): void;
  /** The text as it is. */
  submit(): Promise<void>;
  choose(suggestion: Suggestion): Promise<void>;
  /** Lines that were pasted or dropped: in a field of one line they would run together. */
  takeLines(lines: string): Promise<void>;
  closeSeveral(): void;
}

export function useAdding(field: RefObject<HTMLInputElement | null>): Adding {
  const words = useText();
  const { session, actions, fresh } = useCartScope();
  const loadShelf = useShelf();
  const inWords = useResultInWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [spoken, setSpoken] = useState('');
  const [several, setSeveral] = useState<readonly string[] | null>(null);
  /** On its way to be a fact: Enter twice is once. */
  const sent = useRef<string | null>(null);

  const write = (next: string) => {
    setText(next);
    setError(null);
  };

  const send = async (typed: string, item: WantedItem, quantity: number, adding: Promise<DispatchResult>) => {
    const refusal = await inWords(await adding);
    if (refusal !== null) {
      setError(refusal);
      field.current?.focus();
      return;
    }
    setText((current) => (current.startsWith(typed) ? current.slice(typed.length).trimStart() : current));
    setSpoken(words.add.added(item.name, quantity));
    fresh.show([lineOf(item)]);
  };

  const onceAtATime = async (typed: string, work: () => Promise<void>) => {
    if (sent.current === typed) return;
    sent.current = typed;
    try {
      await work();
    } finally {
      if (sent.current === typed) sent.current = null;
    }
  };

  return {
    text,
    error,
    spoken,
    several,
    write,
    submit: () =>
      onceAtATime(text, async () => {
        const [reader, shelf] = await Promise.all([loadTypedReader(), loadShelf()]);
        const items = reader?.items(text) ?? [];
        if (items.length > 1) {
          write('');
          setSeveral(items);
          return;
        }
        const asItIs = { item: { name: text }, quantity: 1 };
        const { item, quantity } = reader?.wanted(text, shelf) ?? asItIs;
        await send(text, item, quantity, actions.add(item, quantity));
      }),
    choose: (suggestion) =>
      onceAtATime(text, async () => {
        const reader = await loadTypedReader();
        const { now } = session.store.getState();
        const { quantity, amount } = reader?.item(text) ?? { quantity: 1, amount: null };
        const item = withAmount(whereItWas(itemOf(suggestion, now.currency), now.memory), amount);
        const isIn = lineIn(now, suggestion.id) !== null;
        await send(text, item, quantity, isIn ? actions.add(item, quantity) : actions.ensure(item, quantity));
      }),
    async takeLines(lines) {
      const reader = await loadTypedReader();
      const items = reader?.items(`${text}\n${lines}`) ?? [];
      if (items.length > 1) {
        write('');
        setSeveral(items);
      } else {
        write(`${text}${lines.replace(/\s+/gu, ' ').trim()}`);
      }
    },
    closeSeveral: () => setSeveral(null),
  };
}
