// What can be done with a moment of a cart's history, in German.

import type { momentInWords as english } from './enMoment.ts';

export const momentInWords = {
  menu: 'Mehr zu diesem Moment',
  title: 'Dieser Moment',
  titleNow: 'Der Wagen, wie er jetzt ist',
  newCart: 'Neuer Wagen von hier aus',
  copyHint: 'Für alle, die diesen Wagen auch haben: Er öffnet sich genau hier.',
  compareHint: 'Was zwischen zwei Momenten dazukam, wegfiel und anders wurde, durch wen, und was es kostet.',
  newCartHint: 'Ein eigener Wagen mit dem, was in diesem ist. Was in einem geschieht, kommt nicht in den anderen.',
  whatIf: 'Was wäre, wenn',
  whatIfHint: 'Lass etwas weg oder verschieb es, und sieh, was der Wagen dann wäre.',
  orderHint: 'Wie es geschah, oder wie dieses Gerät es erfuhr.',
  causal: 'Wer was gesehen hatte',
  causalHint: 'Alle Geräte nebeneinander, wo sie auseinandergingen und sich trafen, und jeder Eintrag von Nahem.',
} satisfies typeof english;
