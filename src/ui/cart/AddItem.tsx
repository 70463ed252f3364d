// The one field that adds: "milk", "500 g flour", "milk, eggs, 2 bread". A combobox after the ARIA pattern: the list only
// suggests, Enter without choosing takes the text as it is. Several items are looked at first, see AddSeveral.tsx.

import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  Suspense,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { DispatchResult } from '../../app/cartSession.ts';
import type { Suggestion } from '../../domain/catalogue/suggestions.ts';
import { parseItemText } from '../../domain/catalogue/typed/parseItemText.ts';
import { splitItems } from '../../domain/catalogue/typed/splitItems.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { holdPressed } from '../elements/pressed.ts';
import { text as words } from '../text/en.ts';
import { useDevice } from '../UiContext.ts';
import { modeOf, useCart, useCartScope, useResultInWords } from './CartContext.ts';
import { quantityIn } from './quantityIn.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { useShelf } from './useShelf.ts';
import { useSuggestions } from './useSuggestions.ts';
import { itemOf, lineOf, readWanted, type WantedItem, whereItWas } from './wantedItem.ts';

const AddSeveral = lazyPart(() => import('./AddSeveral.tsx').then(({ AddSeveral }) => AddSeveral));

export function AddItem() {
  const { actions, fresh } = useCartScope();
  const loadShelf = useShelf();
  const inWords = useResultInWords();
  const products = useDevice((device) => device.products);
  const finder = useDevice((device) => device.finder);
  const history = useCart((cart) => cart.history);
  const now = useCart((cart) => cart.now);
  const isOff = useCart(modeOf) !== 'edit';

  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [error, setError] = useState<string | null>(null);
  const [spoken, setSpoken] = useState('');
  const [several, setSeveral] = useState<readonly string[] | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  const suggestions = useSuggestions({ text, isOpen: isOpen && !isOff, products, finder, history, now });
  const isShown = suggestions.length > 0;
  const optionId = (index: number) => `${id}-${index}`;

  // Whoever has a keyboard can type at once; on a phone it would cover the screen.
  const startsEmpty = useRef(history.entries.length === 0);
  useEffect(() => {
    if (startsEmpty.current && window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  const write = (next: string, opensList: boolean) => {
    setText(next);
    setOpen(opensList);
    setActive(-1);
    setError(null);
  };

  /** The field is free for the next item at once; what could not be added comes back into it. */
  const send = async (typed: string, item: WantedItem, quantity: number, result: Promise<DispatchResult>) => {
    write('', false);
    const refusal = inWords(await result);
    if (refusal === null) {
      setSpoken(words.add.added(item.name, quantity));
      fresh.show([lineOf(item)]);
      return;
    }
    setText((current) => (current === '' ? typed : current));
    setError(refusal);
    field.current?.focus();
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isOff) return;
    const chosen = suggestions[active];
    if (chosen !== undefined) return choose(chosen);
    if (askForSeveral(text)) return;
    const adding = loadShelf().then((shelf) => {
      const { item, quantity } = readWanted(text, shelf);
      return send(text, item, quantity, actions.add(item, quantity));
    });
    await (button.current === null ? adding : holdPressed(button.current, adding));
  };

  const choose = (suggestion: Suggestion) => {
    const { quantity } = parseItemText(text);
    const item = whereItWas(itemOf(suggestion, now.currency), now.memory);
    const adding = quantityIn(now, suggestion.id) > 0 ? actions.add(item, quantity) : actions.ensure(item, quantity);
    field.current?.focus();
    return send(text, item, quantity, adding);
  };

  /** Several are looked at before they are put in. */
  const askForSeveral = (typed: string): boolean => {
    const items = splitItems(typed);
    if (items.length < 2) return false;
    write('', false);
    setSeveral(items);
    return true;
  };

  /** A field has one line: several pasted or dropped lines would run together. */
  const takeLines = (event: ClipboardEvent | DragEvent, given: DataTransfer) => {
    const lines = given.getData('text/plain');
    if (isOff || !/[\r\n]/u.test(lines.trim())) return;
    if (askForSeveral(`${text}\n${lines}`)) event.preventDefault();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!isShown) return setOpen(true);
        const step = event.key === 'ArrowDown' ? 1 : -1;
        const places = suggestions.length + 1;
        return setActive(((active + 1 + step + places) % places) - 1);
      }
      case 'Escape':
        if (isShown) {
          event.preventDefault();
          setOpen(false);
          setActive(-1);
        }
    }
  };

  return (
    <>
      <form className="add" noValidate onSubmit={(event) => void submit(event)}>
        <label className="visually-hidden" htmlFor={`${id}-field`}>
          {words.add.field}
        </label>
        <div className="add-row">
          <input
            ref={field}
            id={`${id}-field`}
            className="add-field"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isShown}
            aria-controls={`${id}-list`}
            aria-activedescendant={active >= 0 ? optionId(active) : undefined}
            aria-invalid={error !== null}
            aria-describedby={error === null ? undefined : `${id}-error`}
            autoComplete="off"
            autoCapitalize="sentences"
            enterKeyHint="done"
            placeholder={isOff ? words.add.offInPast : words.add.placeholder}
            disabled={isOff}
            value={text}
            onChange={(event) => write(event.target.value, event.target.value.trim() !== '')}
            onKeyDown={onKeyDown}
            onBlur={() => setOpen(false)}
            onPaste={(event) => takeLines(event, event.clipboardData)}
            onDrop={(event) => takeLines(event, event.dataTransfer)}
          />
          <button ref={button} className="button button-strong" type="submit" disabled={isOff}>
            {words.add.button}
          </button>
          <SuggestionList
            id={`${id}-list`}
            suggestions={suggestions}
            active={active}
            optionId={optionId}
            quantity={parseItemText(text).quantity}
            onChoose={(suggestion) => void choose(suggestion)}
          />
        </div>
        {error === null ? null : (
          <p className="form-error" id={`${id}-error`} role="alert">
            {error}
          </p>
        )}
        <p className="visually-hidden" aria-live="polite">
          {isShown ? words.add.found(suggestions.length) : spoken}
        </p>
      </form>
      {several === null ? null : (
        <Suspense>
          <AddSeveral items={several} onClose={() => setSeveral(null)} />
        </Suspense>
      )}
    </>
  );
}
