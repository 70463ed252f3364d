// Several items that were typed, pasted or dropped at once: each as it was understood, to be changed or left out, then
// all of them put in together.

import { type SyntheticEvent, useEffect, useState } from 'react';
import { mostItems } from '../../domain/catalogue/typed/splitItems.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { holdPressed } from '../elements/pressed.ts';
import { useText } from '../text/TextContext.ts';
import { useCartScope, useResultInWords } from './CartContext.ts';
import { ItemChip } from './ItemChip.tsx';
import { typedReader } from './readTyped.ts';
import { useShelf } from './useShelf.ts';
import { lineOf, type Shelf } from './wantedItem.ts';

interface Typed {
  readonly id: number;
  readonly text: string;
}

export function AddSeveral({ items, onClose }: { readonly items: readonly string[]; readonly onClose: () => void }) {
  const words = useText();
  const { actions, fresh } = useCartScope();
  const inWords = useResultInWords();
  const loadShelf = useShelf();
  const [shelf, setShelf] = useState<Shelf | null>(null);
  const [typed, setTyped] = useState<readonly Typed[]>(() => items.map((text, id) => ({ id, text })));
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let isShown = true;
    void loadShelf().then((loaded) => {
      if (isShown) setShelf(loaded);
    });
    return () => {
      isShown = false;
    };
  }, [loadShelf]);

  const change = (id: number, text: string) => {
    setError(null);
    setTyped((before) =>
      text.trim() === ''
        ? before.filter((item) => item.id !== id)
        : before.map((item) => (item.id === id ? { id, text } : item)),
    );
  };

  const submit = async (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const work = loadShelf().then((known) => {
      const wanted = typed.map(({ text }) => typedReader.wanted(text, known));
      return actions.addAll(wanted).then(async (result) => ({ wanted, refusal: await inWords(result) }));
    });
    const button = event.nativeEvent.submitter;
    const { wanted, refusal } = await (button === null ? work : holdPressed(button, work));
    setError(refusal);
    if (refusal !== null) return;
    fresh.show(wanted.map(({ item }) => lineOf(item)));
    onClose();
  };

  return (
    <Dialog title={words.add.several.title} onClose={onClose}>
      <form className="several" onSubmit={(event) => void submit(event)}>
        <p className="hint">{typed.length === 0 ? words.add.several.none : words.add.several.hint}</p>
        {items.length < mostItems ? null : <p className="note">{words.add.several.more(mostItems)}</p>}
        <ul className="chips" aria-label={words.add.several.list}>
          {typed.map(({ id, text }) => (
            <ItemChip key={id} text={text} shelf={shelf} onChange={(changed) => change(id, changed)} />
          ))}
        </ul>
        <FormError text={error} />
        <button className="button button-strong" ref={firstInDialog} type="submit" disabled={typed.length === 0}>
          {words.add.several.button(typed.length)}
        </button>
      </form>
    </Dialog>
  );
}

/** The browser focuses it when the dialog opens: Enter, Enter adds all. */
function firstInDialog(button: HTMLButtonElement | null): void {
  button?.setAttribute('autofocus', '');
}
