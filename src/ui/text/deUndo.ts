// Undoing, in German.

import type { undoInWords as english } from './enUndo.ts';

export const undoInWords = {
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  act: (sentence: string, more: number) => (more === 0 ? sentence : `${sentence} und ${more} mehr`),
  undone: (sentence: string) => `Rückgängig: ${sentence}.`,
  redone: (sentence: string) => `Wiederholt: ${sentence}.`,
  nothingLeft: 'Davon ist nichts mehr übrig.',
  stays: (names: readonly string[], more: number, who: string | null) => {
    const what = `${names.join(', ')}${more === 0 ? '' : ` und ${more} mehr`}`;
    return who === null
      ? `Was du danach mit ${what} gemacht hast, bleibt.`
      : `Was ${who} danach mit ${what} gemacht hat, bleibt.`;
  },
  blocked: {
    'order-placed': 'Eine aufgegebene Bestellung wird auf ihrer eigenen Seite storniert.',
    'order-anew': 'Für eine neue Bestellung bestelle noch einmal.',
  },
  undoAct: (sentence: string) => `Rückgängig machen: ${sentence}`,
  redoAct: (sentence: string) => `Noch einmal: ${sentence}`,
  undoTitle: 'Rückgängig machen?',
  redoTitle: 'Noch einmal machen?',
  undoIt: 'Rückgängig machen',
  redoIt: 'Noch einmal',
  isUndone: 'rückgängig gemacht',
  undoes: (sentence: string) => `macht rückgängig: „${sentence}“`,
  redoes: (sentence: string) => `noch einmal: „${sentence}“`,
  preview: 'Was sich ändert',
  nothingSeen: 'Man sieht keine Änderung.',
  cartNamed: (name: string) => `Der Wagen heißt „${name}“`,
  comes: (quantity: number) => `kommt zurück, ${quantity} ×`,
  goes: (quantity: number) => `fällt weg, ${quantity} ×`,
  becomes: (from: number, to: number) => `${from} → ${to}`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  noPrice: 'ohne Preis',
  noteIs: (note: string) => (note === '' ? 'ohne Notiz' : `Notiz „${note}“`),
  pickedIs: (picked: number) => (picked === 0 ? 'nicht im Korb' : `${picked} im Korb`),
  restore: 'Diesen Moment wiederherstellen',
  restoreShort: 'Wiederherstellen',
  restoreTitle: 'Diesen Moment wiederherstellen?',
  restoreIt: 'Wiederherstellen',
  restored: 'Der Moment ist wiederhergestellt.',
  putBack: (name: string) => `${name} zurückholen`,
  putBackShort: 'Zurückholen',
  putBackTitle: (name: string) => `${name} zurückholen?`,
  putBackIt: 'Zurückholen',
  putBackDone: (name: string) => `Zurückgeholt: ${name}.`,
  nothingToRestore: 'All das ist jetzt im Wagen.',
  cameStays: (names: readonly string[]) =>
    names.length <= 4
      ? `Was später kam, bleibt: ${names.join(', ')}.`
      : `Was später kam, bleibt: ${names.slice(0, 3).join(', ')} und ${names.length - 3} mehr.`,
} satisfies typeof english;
