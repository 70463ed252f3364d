// Whole pages that say what is wrong and what to do, in German.

import type { pagesInWords as english } from './enPages.ts';

export const pagesInWords = {
  toHome: 'Zu deinen Wagen',
  newCart: 'Einen neuen Wagen anfangen',
  tryAgain: 'Noch einmal versuchen',
  damaged: {
    title: 'Dieser Link ist beschädigt',
    body: 'Ein Teil davon ging unterwegs verloren; lange Links werden in Chats und Mails manchmal abgeschnitten. Bitte noch einmal darum, und kopiere ihn ganz.',
  },
  wrongKey: {
    title: 'Dieser Link öffnet den Wagen nicht',
    body: 'Der Schlüssel darin passt nicht zu diesem Wagen. Vielleicht wurde er verändert oder mit einem anderen Link vertauscht. Bitte um einen frischen Link.',
  },
  unknownCart: {
    title: 'Dieser Wagen ist nicht auf diesem Gerät',
    body: 'Die Adresse allein öffnet ihn nicht: Dazu gehört der Link mit seinem Schlüssel. Bitte jemanden, der den Wagen hat, ihn mit dir zu teilen.',
  },
  removed: {
    title: 'Dieser Wagen wurde von diesem Gerät genommen',
    body: 'Ein anderes Fenster dieses Browsers hat es getan. Sonst hat niemand etwas verloren: Öffne ihn wieder, und alles kommt zurück, was für alle gespeichert war. Was nur auf diesem Gerät lag, ist weg.',
    openAgain: 'Wieder öffnen',
  },
  youAreOffline: {
    title: 'Du bist offline',
    body: 'Der Link ist in Ordnung, aber dieses Gerät hat keine Verbindung. Der Wagen kommt von selbst an, sobald es eine hat; du kannst das hier offen lassen.',
  },
  nothingYet: {
    title: 'Noch nichts hier',
    body: 'Der Link ist in Ordnung. Der Wagen kommt an, wenn sein Gerät online ist; du kannst das hier offen lassen oder später wiederkommen.',
  },
  cannotStore: {
    title: 'Dieser Browser bewahrt für Trolley nichts auf',
    body: 'Trolley bewahrt deine Wagen auf diesem Gerät auf, und dieser Browser erlaubt es nicht. Verlass den privaten Modus, oder erlaube dieser Adresse Websitedaten, dann lade neu.',
  },
} satisfies typeof english;
