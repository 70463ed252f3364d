// Why something was refused or went wrong, and what to do about it, in German. Each switch is exhaustive: a new reason
// without words does not compile.

import type { Problem } from '../../app/stream/streamSnapshot.ts';
import type { RejectionReason } from '../../domain/commands.ts';
import type { StorageFailureReason } from '../../engine/eventStore.ts';
import { pagesInWords } from './dePages.ts';
import { plural } from './dePlural.ts';

export const reasonsInWords = { rejection: rejectionInWords, problem: problemInWords, storage: storageInWords };

function rejectionInWords(reason: RejectionReason, price: (minorUnits: number) => string): string {
  switch (reason.kind) {
    case 'name-empty':
      return 'Es fehlt ein Name. Schreib, wie es heißt, zum Beispiel „Milch“.';
    case 'text-too-long':
      return `Das ist zu lang. Bitte höchstens ${plural(reason.limit, { one: 'Zeichen', other: 'Zeichen' })}.`;
    case 'quantity-invalid':
      return `Eine Anzahl ist eine ganze Zahl von 1 bis ${reason.limit}. Bitte wähle eine dazwischen.`;
    case 'amount-invalid':
      return 'Diese Menge lässt sich nicht verstehen. Schreib sie wie „500 g“ oder „1,5 l“.';
    case 'price-invalid':
      return `Ein Preis liegt zwischen 0 und ${price(reason.limit)}, zum Beispiel 1,29. Lass ihn weg, wenn du ihn nicht kennst.`;
    case 'currency-invalid':
      return 'Diese Währung ist nicht bekannt. Nimm ein Kürzel aus drei Buchstaben wie EUR.';
    case 'aisle-invalid':
      return 'Dieses Regal ist nicht bekannt. Wähle eines aus der Liste.';
    case 'color-invalid':
      return 'Diese Farbe gehört nicht zur Auswahl. Wähle eine von denen, die zu sehen sind.';
    case 'item-not-in-cart':
      return 'Jemand hat das inzwischen aus dem Wagen genommen. Füge es neu hinzu, wenn du es noch willst.';
    case 'not-picked':
      return 'Das liegt nicht mehr im Korb; es ist nichts zurückzulegen.';
    case 'too-many-lines':
      return `Dieser Wagen ist voll: Er fasst ${plural(reason.limit, { one: 'Zeile', other: 'Zeilen' })}. Nimm etwas heraus, oder fang einen neuen an.`;
    case 'nothing-picked':
      return 'Es liegt noch nichts im Korb. Hake ab, was du genommen hast, dann schließ den Einkauf ab.';
    case 'nothing-to-order':
      return 'Im Wagen ist nichts zu bestellen. Füge erst etwas hinzu.';
    case 'order-pending':
      return 'Eine Bestellung dieses Wagens wartet schon darauf, aufgegeben zu werden. Warte sie ab, oder nimm sie zurück.';
    case 'order-granted':
      return 'Diese Bestellung ist schon aufgegeben. Storniert wird sie dort, wo sie zu sehen ist.';
    case 'checkout-unknown':
      return 'Dieser Einkauf oder diese Bestellung ist auf diesem Gerät noch nicht bekannt. Versuch es noch einmal, wenn sie angekommen ist.';
    case 'not-an-order':
      return 'Das ist ein Einkauf, keine Bestellung.';
    case 'not-a-purchase':
      return 'Das ist eine Bestellung, kein Einkauf. Storniert wird sie dort, wo sie zu sehen ist.';
    case 'already-created':
      return 'Diesen Wagen gibt es schon. Mach mit ihm weiter, wie er ist.';
    case 'not-a-member':
      return 'Du hast diesen Wagen verlassen. Ändere etwas darin, um wieder dabei zu sein.';
  }
}

function problemInWords(problem: Problem): string {
  switch (problem.kind) {
    case 'storage':
      return storageInWords(problem.reason).short;
    case 'view-only':
      return 'Du hast diesen Wagen mit einem Link zum Ansehen geöffnet: Du kannst schauen, aber nichts ändern. Bitte um den Link zum Bearbeiten, um mitzumachen.';
    case 'in-the-past':
      return 'Du siehst die Vergangenheit, und die lässt sich nicht ändern. Geh erst zurück ins Jetzt.';
    case 'no-writer-slot':
      return 'Dieses Fenster konnte sich keinen Platz zum Schreiben sichern. Schließ andere Fenster dieses Wagens, dann lade neu.';
    case 'entry-too-large':
      return `Das ist zu viel für eine Änderung (Grenze ${Math.floor(problem.limit / 1024)} KB). Bitte teile es auf.`;
  }
}

/** `short` for a line beside what was tried; `title` and `advice` for a page of its own. */
function storageInWords(reason: StorageFailureReason): {
  readonly short: string;
  readonly title: string;
  readonly advice: string;
} {
  switch (reason) {
    case 'full':
      return {
        short:
          'Auf diesem Gerät ist kein Platz mehr, deshalb wurde nichts geändert. Schaffe Platz, dann versuch es noch einmal.',
        title: 'Kein Platz mehr auf diesem Gerät',
        advice:
          'Trolley bewahrt deine Wagen auf diesem Gerät auf, und sein Speicher ist voll. Lösche Dateien oder die Daten anderer Seiten, die du nicht brauchst, dann versuch es noch einmal. Was vorher aufbewahrt wurde, ist noch da.',
      };
    case 'unavailable':
      return {
        short:
          'Dieser Browser lässt Trolley hier nichts aufbewahren, deshalb wurde nichts geändert. Verlass den privaten Modus.',
        title: 'Dieser Browser bewahrt für Trolley nichts auf',
        advice:
          'Trolley bewahrt deine Wagen auf diesem Gerät auf, und dieser Browser erlaubt es nicht. Verlass den privaten Modus, oder erlaube dieser Adresse in den Einstellungen des Browsers Websitedaten, dann versuch es noch einmal.',
      };
    case 'outdated':
      return {
        short:
          'Ein neueres Trolley ist in einem anderen Tab offen, deshalb wurde hier nichts geändert. Lade neu, um es auch hier zu haben.',
        title: 'Ein neueres Trolley ist in einem anderen Tab offen',
        advice:
          'Es hat den Speicher erneuert, den beide benutzen. Lade diese Seite neu, um die neuere Fassung auch hier zu haben. Nichts ist verloren.',
      };
    case 'closed':
      return {
        short:
          'Der Browser hat den Speicher geschlossen, deshalb wurde nichts geändert. Lade die Seite neu, dann versuch es noch einmal.',
        title: 'Der Browser hat den Speicher geschlossen',
        advice:
          'Das geschieht, wenn Websitedaten gelöscht werden oder das Gerät zu wenig Arbeitsspeicher hat. Lade die Seite neu, um ihn wieder zu öffnen.',
      };
    case 'replaced':
      return {
        short:
          'Der Browser hat gelöscht, was Trolley auf diesem Gerät aufbewahrte, deshalb wurde nichts geändert. Versuch es noch einmal.',
        title: 'Der Browser hat gelöscht, was Trolley hier aufbewahrte',
        advice:
          'Websitedaten wurden gelöscht, oder die Festplatte war so voll, dass der Browser von vorn anfing. Lade die Seite neu, um auch hier von vorn anzufangen. Ein Wagen, den andere oder der Server haben, kommt zurück, wenn du seinen Link öffnest.',
      };
    case 'removed':
      return {
        short:
          'Dieser Wagen wurde von diesem Gerät genommen, deshalb wurde nichts geändert. Öffne ihn wieder mit seinem Link.',
        title: pagesInWords.removed.title,
        advice: pagesInWords.removed.body,
      };
    case 'failed':
      return {
        short:
          'Dieses Gerät konnte die Änderung nicht aufbewahren, deshalb wurde nichts geändert. Versuch es noch einmal; bleibt es dabei, lade neu.',
        title: 'Der Speicher dieses Geräts antwortet nicht',
        advice:
          'Trolley konnte auf diesem Gerät nicht lesen oder schreiben. Lade die Seite neu. Hilft das nicht, starte den Browser neu.',
      };
  }
}
