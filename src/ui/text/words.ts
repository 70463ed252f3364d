// What a catalogue of words has to have. English is the first of them: its shape is everybody's, and a word that is
// missing in another language does not compile. See docs/texts.md.

import type { text } from './en.ts';

export type Words = typeof text;
