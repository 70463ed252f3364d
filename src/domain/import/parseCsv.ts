// CSV text to rows of cells that know their line in the file. Papa Parse reads the quoting; here are the limits, the
// choice of delimiter and the line numbers, which it does not give. Knows no columns.

import Papa from 'papaparse';
import { maxCsvBytes } from './decodeCsvFile.ts';
import type { FileProblem } from './importReport.ts';

export interface CsvRow {
  /** Where the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly hasBrokenQuotes: boolean;
}

export type ParsedCsv =
  /** Blank rows are left out; there is at least one besides the header. */
  | { readonly kind: 'csv'; readonly header: CsvRow; readonly rows: readonly CsvRow[] }
  | { readonly kind: 'unreadable'; readonly problem: FileProblem };

/** Longer lines are not made by people or spreadsheets; a delimiter per byte would cost gigabytes. */
export const maxLineLength = 100_000;

/** A row of several lines, in quotes, is not longer than this. */
const windowLength = maxLineLength;

/** Each costs a new start; a file with more is not quoted as CSV is. */
export const maxBrokenRows = 100;

export function parseCsv(source: string): ParsedCsv {
  if (source.length > maxCsvBytes) return unreadable({ kind: 'too-large', limit: maxCsvBytes });
  if (controlCharacter.test(source)) return unreadable({ kind: 'not-text' });
  const text = source.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  const longLine = firstLongLine(text);
  if (longLine !== null) return unreadable({ kind: 'line-too-long', line: longLine, limit: maxLineLength });

  const hint = /^sep=(.)\n/iu.exec(text);
  const body = hint === null ? text : text.slice(hint[0].length);
  const all = readRows(body, hint?.[1] ?? delimiterOf(body), hint === null ? 1 : 2);
  if (all === null) return unreadable({ kind: 'quotes-broken', limit: maxBrokenRows });
  const [header, ...rows] = all;
  if (header === undefined) return unreadable({ kind: 'empty' });
  return rows.length === 0 ? unreadable({ kind: 'no-rows' }) : { kind: 'csv', header, rows };
}

/** Neither a tab nor a line break: such bytes are an image, an archive, a spreadsheet's own format. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u;

function firstLongLine(text: string): number | null {
  let line = 1;
  for (let start = 0; start <= text.length; line += 1) {
    const end = text.indexOf('\n', start);
    if ((end === -1 ? text.length : end) - start > maxLineLength) return line;
    if (end === -1) return null;
    start = end + 1;
  }
  return null;
}

/** The one that cuts the header into most columns. Commas inside prices cannot mislead it, as a header has none. */
function delimiterOf(text: string): string {
  let best = ',';
  let most = 1;
  const header = text.trimStart().slice(0, maxLineLength);
  for (const delimiter of [',', ';', '\t', '|']) {
    const columns = Papa.parse<string[]>(header, { delimiter, newline: '\n', preview: 1 }).data[0]?.length ?? 0;
    if (columns > most) [best, most] = [delimiter, columns];
  }
  return best;
}

/** Null with too many rows of broken quotes. Window by window, so that one open quote does not cost a walk to the end. */
function readRows(text: string, delimiter: string, firstLine: number): readonly CsvRow[] | null {
  const rows: CsvRow[] = [];
  let broken = 0;
  let start = 0;
  let line = firstLine;
  while (start < text.length) {
    const window = text.slice(start, endOfLine(text, start + windowLength));
    let read = 0;
    Papa.parse<string[]>(window, {
      delimiter,
      newline: '\n',
      step: ({ data: cells, errors, meta }, parser) => {
        const hasBrokenQuotes = errors.length > 0;
        // Perhaps only cut off by the window: it is read again from the start of one.
        if (hasBrokenQuotes && read > 0 && start + window.length < text.length) return parser.abort();
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells, hasBrokenQuotes });
        // The cursor stands behind the row, line breaks inside quotes included. An open quote would swallow all that
        // follows: only its own line is given up, and reading goes on below it.
        const end = hasBrokenQuotes ? endOfLine(window, read) : meta.cursor;
        line += countLineBreaks(window, read, end);
        read = end;
        if (!hasBrokenQuotes) return;
        broken += 1;
        parser.abort();
      },
    });
    if (broken > maxBrokenRows) return null;
    start += read;
  }
  return rows;
}

function endOfLine(text: string, start: number): number {
  const lineBreak = text.indexOf('\n', start);
  return lineBreak === -1 ? text.length : lineBreak + 1;
}

function countLineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function unreadable(problem: FileProblem): ParsedCsv {
  return { kind: 'unreadable', problem };
}
