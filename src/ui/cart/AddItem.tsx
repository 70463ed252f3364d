// The one field that adds: "milk", "500 g flour", "milk, eggs, 2 bread". A combobox after the ARIA pattern: the list only
// suggests, Enter without choosing takes the text as it is. Several items are looked at first, see AddSeveral.tsx.

import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { Suggestion } from '../../domain/catalogue/suggestions.ts';
import { FormError } from '../elements/FormError.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { holdPressed } from '../elements/pressed.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { modeOf, useCart } from './CartContext.ts';
import { useAdding } from './useAdding.ts';
import { useSuggestions } from './useSuggestions.ts';
import { useTypedReader } from './useTypedReader.ts';

const SuggestionList = lazyPart(() => import('./SuggestionList.tsx').then(({ SuggestionList }) => SuggestionList));
const QuickAdd = lazyPart(() => import('./QuickAdd.tsx').then(({ QuickAdd }) => QuickAdd));
const AddSeveral = lazyPart(() => import('./AddSeveral.tsx').then(({ AddSeveral }) => AddSeveral));

export function AddItem() {
  const words = useText();
  const { deviceData, navigation } = useUi();
  const isOff = useCart(modeOf) !== 'edit';
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const adding = useAdding(field);
  const reader = useTypedReader();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  /** By who uses it, not by us: a row that comes by itself would push the page about. */
  const [isInUse, setInUse] = useState(false);
  const id = useId();

  const { text, error } = adding;
  const suggestions = useSuggestions(text, isOpen && !isOff, reader);
  const isShown = suggestions.length > 0;
  const optionId = (index: number) => `${id}-${index}`;

  // Whoever has a keyboard can type at once; on a phone it would cover the screen.
  useEffect(() => {
    const isElsewhere = document.activeElement !== document.body;
    if (!isElsewhere && window.matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  const { takeLines: take } = adding;
  const isReady = useRef(!isOff);
  useEffect(() => {
    const shared = isReady.current ? navigation.takeShared() : null;
    if (shared !== null) void take(shared);
  }, [navigation, take]);

  const show = (isListOpen: boolean) => {
    setOpen(isListOpen);
    setActive(-1);
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isOff) return;
    const chosen = suggestions[active];
    show(false);
    const work = chosen === undefined ? adding.submit() : adding.choose(chosen);
    await (button.current === null ? work : holdPressed(button.current, work));
  };

  const choose = (suggestion: Suggestion) => {
    show(false);
    field.current?.focus();
    return adding.choose(suggestion);
  };

  const takeLines = (event: ClipboardEvent | DragEvent, given: DataTransfer) => {
    const lines = given.getData('text/plain');
    if (isOff || !/[\r\n]/u.test(lines.trim())) return;
    event.preventDefault();
    void adding.takeLines(lines);
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
          show(false);
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
            onChange={(event) => {
              adding.write(event.target.value);
              show(event.target.value.trim() !== '');
            }}
            onPointerDown={() => setInUse(true)}
            onKeyDown={(event) => {
              setInUse(true);
              onKeyDown(event);
            }}
            onFocus={() => void deviceData.loadShelf()}
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
            typed={reader?.item(text) ?? null}
            onChoose={(suggestion) => void choose(suggestion)}
          />
        </div>
        {isInUse && text === '' && !isOff ? <QuickAdd /> : null}
        <FormError id={`${id}-error`} text={error} />
        <p className="visually-hidden" aria-live="polite">
          {isShown ? words.add.found(suggestions.length) : adding.spoken}
        </p>
      </form>
      {adding.several === null ? null : <AddSeveral items={adding.several} onClose={adding.closeSeveral} />}
    </>
  );
}
