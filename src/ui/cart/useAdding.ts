// What becomes of what is typed into the field that adds: one Enter after the other. Several items are looked at before they
// are put in, see AddSeveral.tsx.

import { type RefObject, useRef, useState } from 'react';
import type { DispatchResult } from '../../app/cartSession.ts';
import type { Suggestion } from '../../domain/catalogue/suggestions.ts';
import { useText } from '../text/TextContext.ts';
import { useCartScope, useResultInWords } from './CartContext.ts';
import { lineIn } from './lineIn.ts';
import { emptyField, type FieldText, refused, send, stored, textOf, write as writeInto } from './typedAhead.ts';
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
  /** What the field holds right now: keys come faster than renderings. */
  const holds = useRef(emptyField);
  const [error, setError] = useState<string | null>(null);
  const [spoken, setSpoken] = useState('');
  const [several, setSeveral] = useState<readonly string[] | null>(null);
  /** One after the other, in the order of their Enters. */
  const turn = useRef(Promise.resolve());

  const put = (next: FieldText) => {
    holds.current = next;
    setText(textOf(next));
  };

  const write = (next: string) => {
    put(writeInto(holds.current, next));
    setError(null);
  };

  /** `work` says why not, or null: then what it was given is a fact. */
  const inTurn = (work: (typed: string) => Promise<string | null>): Promise<void> => {
    const sending = send(holds.current);
    if (sending === null) return turn.current;
    const { sent } = sending;
    put(sending.field);
    const done = turn.current.then(async () => {
      let leave = refused;
      try {
        const refusal = await work(sent.text);
        if (refusal === null) leave = stored;
        else setError(refusal);
      } finally {
        put(leave(holds.current, sent));
      }
      if (leave === refused) field.current?.focus();
    });
    turn.current = done.catch(() => undefined);
    return done;
  };

  const told = async (item: WantedItem, quantity: number, adding: Promise<DispatchResult>) => {
    // Known before it is there: so it is marked and brought into view as it comes, and the list is drawn once.
    fresh.show([lineOf(item)]);
    const refusal = await inWords(await adding);
    if (refusal === null) setSpoken(words.add.added(item.name, quantity));
    else fresh.show([]);
    return refusal;
  };

  return {
    text,
    error,
    spoken,
    several,
    write,
    submit: () =>
      inTurn(async (typed) => {
        const [reader, shelf] = await Promise.all([loadTypedReader(), loadShelf()]);
        const items = reader?.items(typed) ?? [];
        if (items.length > 1) {
          setSeveral(items);
          return null;
        }
        const asItIs = { item: { name: typed }, quantity: 1 };
        const { item, quantity } = reader?.wanted(typed, shelf) ?? asItIs;
        return told(item, quantity, actions.add(item, quantity));
      }),
    choose: (suggestion) =>
      inTurn(async (typed) => {
        const reader = await loadTypedReader();
        const { now } = session.store.getState();
        const { quantity, amount } = reader?.item(typed) ?? { quantity: 1, amount: null };
        const item = withAmount(whereItWas(itemOf(suggestion, now.currency), now.memory), amount);
        const isIn = lineIn(now, suggestion.id) !== null;
        return told(item, quantity, isIn ? actions.add(item, quantity) : actions.ensure(item, quantity));
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
