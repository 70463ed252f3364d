// Loaded with the dialog that shares a cart: its words, in German.

import type { shareInWords as english } from './enShare.ts';

export const shareInWords = {
  editLink: 'Link zum Bearbeiten',
  viewLink: 'Link zum Ansehen',
  editHint: 'Wer ihn hat, kann den Wagen ändern.',
  viewHint: 'Wer ihn hat, kann schauen, aber nichts ändern.',
  copyEdit: 'zum Bearbeiten',
  copyView: 'zum Ansehen',
  copied: 'Kopiert',
  copyFailed: 'Kopieren ist hier nicht erlaubt. Der Link ist markiert: Kopiere ihn von Hand.',
  sendEdit: 'Link zum Bearbeiten senden …',
  sendView: 'Link zum Ansehen senden …',
  qr: 'QR-Code des Links zum Bearbeiten',
  qrView: 'QR-Code des Links zum Ansehen',
  scanToEdit: 'Scannen, um mitzumachen: Wer es tut, kann den Wagen ändern.',
  scanToView: 'Scannen, um zu schauen: Wer es tut, kann den Wagen nicht ändern.',
  address: 'Adresse',
  onlyHere:
    'Nur dieser Computer kann diese Links öffnen: Seine Adresse ist hier „localhost“, und eine andere ist nicht bekannt. Verbinde ihn mit deinem Netz, und starte Trolley ohne HOST=127.0.0.1.',
  nothingYet: 'Den Wagen gibt es ab dem ersten Artikel. Leg etwas hinein, dann teile ihn.',
  notThereYet: 'Der Server hat noch nicht alles: Wer den Link jetzt öffnet, sieht den Rest, sobald du online bist.',
  message: (name) => `${name} auf Trolley`,
} satisfies typeof english;
