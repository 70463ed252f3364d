// The language that is spoken, for everything below: its words, and the region's way to write dates, money and amounts.
// Another language is another value of the same contexts; nothing is mounted anew, and nothing that was typed is lost.

import { type ReactNode, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createAmounts } from './text/amounts.ts';
import { createFormats, formatLocale } from './text/formats.ts';
import type { Speech } from './text/speech.ts';
import { TextContext, useText } from './text/TextContext.ts';
import { type Ui, UiContext } from './UiContext.ts';

export function SpokenWords({ speech, children }: { readonly speech: Speech; readonly children: ReactNode }) {
  const words = useStore(speech.store, (spoken) => spoken.words);
  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);
  return <TextContext value={words}>{children}</TextContext>;
}

export function SpokenUi(props: {
  readonly ui: Omit<Ui, 'formats' | 'amounts' | 'locale'>;
  readonly children: ReactNode;
}) {
  const text = useText();
  const { ui } = props;
  const spoken = useMemo((): Ui => {
    const locale = formatLocale(navigator.languages, text.language);
    return {
      ...ui,
      locale,
      formats: createFormats(locale, ui.trolley.now),
      amounts: createAmounts(locale, text.units),
    };
  }, [ui, text]);
  useEffect(() => ui.deviceData.languageChanged(text.language), [ui, text]);
  return <UiContext value={spoken}>{props.children}</UiContext>;
}
