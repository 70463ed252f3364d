// Loaded with the dialog that tells where changes are: its longer words, and why the relay refuses, in German.

import type { NoSyncReason } from '../../engine/replica.ts';
import { plural } from './dePlural.ts';
import type { syncDialogInWords as english } from './enSyncDialog.ts';

const changes = { one: 'Änderung', other: 'Änderungen' };

export const syncDialogInWords = {
  explained:
    'Jede Änderung wird zuerst auf diesem Gerät gespeichert, dann auf dem Server, der sie an die anderen weitergibt. Als dort gespeichert, oder auf dem Gerät von jemandem, gilt sie erst, wenn der Server oder das Gerät es gesagt hat.',
  healed: (setAside, issuedAgain) =>
    [
      'Eine Kopie dieses Geräts (etwa eine wiederhergestellte Sicherung) hatte diesen Wagen unter demselben Namen geändert.',
      issuedAgain > 0
        ? `${plural(issuedAgain, changes)} von dir, die der Server nicht hatte, ${issuedAgain === 1 ? 'wurde' : 'wurden'} noch einmal gemacht.`
        : '',
      setAside > issuedAgain
        ? `${plural(setAside - issuedAgain, changes)} von anderen, die der Server nicht hatte, ${setAside - issuedAgain === 1 ? 'wird' : 'werden'} in deren Namen noch einmal gemacht, von diesem Gerät oder einem anderen.`
        : '',
      'Dieses Gerät macht unter einem eigenen Namen weiter. Nichts ist verloren.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  putBack:
    'Der Browser hatte gelöscht, was Trolley auf diesem Gerät aufbewahrte (Websitedaten wurden gelöscht, oder die Festplatte war voll). Dieser Wagen, der offen war, wurde aus diesem Tab mit allem zurückgelegt, was er enthielt. Andere Wagen sind von diesem Gerät verschwunden: Öffne sie wieder mit ihren Links.',
  why: {
    offline:
      'Es gibt keine Verbindung zum Server. Sie wird von selbst wieder versucht; du kannst inzwischen weitermachen.',
    connecting: 'Die Verbindung wird aufgebaut.',
    onTheWay: 'Sie sind unterwegs.',
    cartAtLimit:
      'Dieser Wagen hat eine Grenze des Servers erreicht. Was wartet, bleibt auf diesem Gerät. Mach in einem neuen Wagen weiter, oder bitte den Betreiber, die Grenze anzuheben.',
  },
  refusal: refusalInWords,
} satisfies typeof english;

function refusalInWords(reason: NoSyncReason): string {
  switch (reason) {
    case 'malformed':
      return 'Der Server konnte nicht lesen, was dieses Gerät geschickt hat. Lade neu, um die neueste Fassung zu bekommen.';
    case 'too-large':
      return 'Eine Änderung ist größer, als der Server annimmt. Sie bleibt auf diesem Gerät; mach die nächsten kleiner.';
    case 'fork':
      return 'Eine Kopie dieses Geräts hat unter demselben Namen geschrieben. Das wird von selbst geordnet; bis dahin bleibt, was wartet, auf diesem Gerät.';
    case 'foreign-root':
    case 'not-append':
      return 'Der Server nimmt nur an, was diese Fassung von Trolley nicht schickt. Lade neu, um die neueste Fassung zu bekommen.';
    case 'outdated':
      return 'Der Server braucht eine neuere Fassung von Trolley als diese. Lade neu, um sie zu bekommen. Auf diesem Gerät bleibt alles erhalten.';
    case 'outdated-relay':
      return 'Auf dem Server läuft eine Fassung von Trolley, mit der diese nicht mehr reden kann. Der Betreiber sollte sie erneuern. Auf diesem Gerät bleibt alles erhalten.';
    case 'gone':
      return 'Der Server bewahrt diesen Wagen nicht mehr auf: Der Betreiber hat ihn gelöscht. Auf diesem Gerät bleibt er. Um ihn wieder zu teilen, fang einen neuen an.';
    case 'storage':
      return 'Der Server kann gerade nichts speichern. Was wartet, bleibt auf diesem Gerät und wird von selbst noch einmal geschickt.';
    case 'too-many':
      return 'Der Server ist gerade voll. Was wartet, bleibt auf diesem Gerät; es wird von selbst wieder versucht.';
    case 'draining':
      return 'Der Server startet neu. Es wird von selbst wieder versucht.';
    case 'view-only':
      return 'Mit einem Link zum Ansehen nimmt der Server keine Änderungen an. Was wartet, bleibt auf diesem Gerät. Bitte um den Link zum Bearbeiten, und öffne ihn hier.';
    case 'unreachable-relay':
      return 'Der Server antwortet, lässt aber keine Live-Verbindung zu. Der Betreiber sollte im Proxy WebSocket-Upgrades auf /sync/ erlauben.';
  }
}
