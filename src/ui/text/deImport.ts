// Loaded with the import dialog: its words, and why a file, or a row of it, could not be taken, in German.

import type { Column, FileProblem, RowProblem } from '../../domain/import/importReport.ts';
import type { MoneyProblem } from '../../domain/import/readMoney.ts';
import { plural } from './dePlural.ts';
import type { importInWords as english } from './enImport.ts';

const items = { one: 'Artikel', other: 'Artikel' };
const products = { one: 'Artikel', other: 'Artikel' };
const orders = { one: 'Bestellung', other: 'Bestellungen' };
const rows = { one: 'Zeile', other: 'Zeilen' };

export const importInWords = {
  title: 'Importieren',
  choose: 'Datei wählen',
  drop: 'oder hierher ziehen',
  lead: 'Eine Datei, die Trolley exportiert hat, bringt ihre Wagen mit. Aus CSV wird eine Preisliste Teil deines Sortiments und eine Bestellung ein neuer Wagen.',
  currency: 'Preise in',
  kind: 'Verwenden als',
  asPriceList: (count) => `Preisliste mit ${plural(count, products)}`,
  asOrders: (count) => `Eine von ${plural(count, orders)}`,
  notes: (count) =>
    `${plural(count, products)} ${count === 1 ? 'kam' : 'kamen'} mit mehr als einem Namen oder Preis vor; der letzte zählt.`,
  cancellations: (ids) =>
    `${plural(ids.length, { one: 'Storno wird', other: 'Stornos werden' })} weggelassen: ${ids.join(', ')}.`,
  rejected: (count) => `${plural(count, rows)} ${count === 1 ? 'lässt' : 'lassen'} sich nicht übernehmen`,
  rejectedRow: (line) => `Zeile ${line}`,
  moreRejected: (count) => `und ${plural(count, { one: 'weitere Zeile', other: 'weitere Zeilen' })}`,
  toCatalogue: (count) => `${plural(count, products)} ins Sortiment übernehmen`,
  restToCatalogue: (count) => `Die anderen ${plural(count, products)} ins Sortiment übernehmen`,
  nothing: 'Nichts importieren',
  orderField: 'Bestellung',
  toCart: 'Daraus einen Wagen machen',
  restToCart: 'Aus dem Rest einen Wagen machen',
  catalogueDone: (count) => `${plural(count, products)} sind in deinem Sortiment.`,
  orderOption: (id, lines, total) => `${id === '' ? 'Bestellung' : id} · ${plural(lines, items)} · ${total}`,
  orderName: (id) => (id === '' ? 'Importierte Bestellung' : `Bestellung ${id}`),
  fileProblem: fileProblemInWords,
  rowProblem: rowProblemInWords,
  failed: 'Es wurde nichts importiert.',
} satisfies typeof english;

const columns: Readonly<Record<Column, string>> = {
  order: 'Bestellnummer',
  id: 'Artikelnummer',
  name: 'Name',
  quantity: 'Anzahl',
  price: 'Preis',
  currency: 'Währung',
  aisle: 'Regal',
  date: 'Datum',
  customer: 'Kunde',
  country: 'Land',
};

function fileProblemInWords(problem: FileProblem): string {
  switch (problem.kind) {
    case 'too-large':
      return `Diese Datei ist größer als ${Math.floor(problem.limit / 1024 / 1024)} MB. Teile sie, dann importiere die Teile.`;
    case 'line-too-long':
      return `Zeile ${problem.line} ist länger als ${problem.limit} Zeichen. Vielleicht ist das keine CSV-Datei.`;
    case 'not-text':
      return 'Das ist keine Textdatei. Wähle in der Tabelle „Speichern unter“, dann CSV.';
    case 'quotes-broken':
      return `In mehr als ${problem.limit} Zeilen sind die Anführungszeichen kaputt. Exportiere die Datei noch einmal als CSV.`;
    case 'empty':
      return 'Diese Datei ist leer. Wähle eine andere.';
    case 'no-rows':
      return 'Diese Datei hat Spaltentitel, aber keine Zeilen darunter.';
    case 'columns-missing': {
      const missing = new Intl.ListFormat('de').format(problem.missing.map((column) => columns[column]));
      return `In der ersten Zeile sollten die Spaltentitel stehen. Es fehlen: ${missing}. Gefunden: ${problem.found.join(', ')}.`;
    }
    case 'column-twice':
      return `Zwei Spalten nennen „${columns[problem.column]}“; die zweite heißt „${problem.header}“. Entferne eine davon.`;
  }
}

function rowProblemInWords(reason: RowProblem): string {
  switch (reason.kind) {
    case 'quotes-broken':
      return 'Ein Anführungszeichen ist nicht geschlossen.';
    case 'name-missing':
      return 'Der Name fehlt.';
    case 'name-too-long':
      return `Der Name ist länger als ${reason.limit} Zeichen.`;
    case 'id-invalid':
      return `„${reason.text}“ kann keine Artikelnummer sein.`;
    case 'price-invalid':
      return `„${reason.text}“ ist kein Preis: ${moneyProblemInWords(reason.why)}.`;
    case 'currency-invalid':
      return `„${reason.text}“ ist keine Währung.`;
    case 'currency-differs':
      return `Sie ist in ${reason.text}, der Rest in ${reason.expected}; ein Wagen hat eine Währung.`;
    case 'quantity-invalid':
      return `„${reason.text}“ ist keine Anzahl von 1 bis ${reason.limit}.`;
    case 'quantity-negative':
      return `${reason.text} ist eine Rückgabe.`;
    case 'too-many-lines':
      return `Ein Wagen fasst ${reason.limit} Zeilen, und diese Bestellung hat mehr.`;
  }
}

function moneyProblemInWords(problem: MoneyProblem): string {
  switch (problem) {
    case 'not-a-number':
      return 'es ist keine Zahl';
    case 'negative':
      return 'es ist kleiner als null';
    case 'too-precise':
      return 'es hat zu viele Nachkommastellen';
    case 'ambiguous':
      return 'es könnten Tausender oder Nachkommastellen sein';
    case 'too-large':
      return 'es ist zu groß';
  }
}
