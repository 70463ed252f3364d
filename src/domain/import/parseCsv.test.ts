import { describe, expect, it } from 'vitest';
import { maxCsvBytes } from './decodeCsvFile.ts';
import { maxBrokenRows, maxLineLength, parseCsv } from './parseCsv.ts';

const cellsOf = (text: string) => {
  const csv = parseCsv(text);
  return csv.kind === 'csv' ? [csv.header, ...csv.rows].map((row) => row.cells) : csv.problem;
};
const linesOf = (text: string) => {
  const csv = parseCsv(text);
  return csv.kind === 'csv' ? [csv.header, ...csv.rows].map((row) => row.line) : csv.problem;
};

describe('rows', () => {
  it.each([
    ['comma', 'a,b\n1,2'],
    ['semicolon, with commas in numbers', 'a;b\n1;2'],
    ['tab', 'a\tb\n1\t2'],
    ['bar', 'a|b\n1|2'],
    ['said by the first line', 'sep=;\na;b\n1;2'],
    ['CRLF and a last line break', 'a,b\r\n1,2\r\n'],
    ['CR alone', 'a,b\r1,2\r'],
    ['line breaks of all sorts', 'a,b\r\n\n\r1,2\n'],
    ['a byte order mark', '\ufeffa,b\n1,2'],
    ['quotes', '"a","b"\n"1","2"'],
  ])('%s', (_, text) => {
    expect(cellsOf(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('a semicolon file with decimal commas is cut at the semicolons', () => {
    expect(cellsOf('name;price\nMilk;1,19\nBread;2,49')).toEqual([
      ['name', 'price'],
      ['Milk', '1,19'],
      ['Bread', '2,49'],
    ]);
  });

  it('quoted delimiters, quotes and line breaks are part of the cell', () => {
    expect(cellsOf('a,b\n"x, ""y""\nz",2')).toEqual([
      ['a', 'b'],
      ['x, "y"\nz', '2'],
    ]);
  });

  it('one column needs no delimiter', () => {
    expect(cellsOf('name\nMilk\n')).toEqual([['name'], ['Milk']]);
  });
});

describe('line numbers are those of the file', () => {
  it('behind quoted line breaks, blank lines and any line ending', () => {
    expect(linesOf('a,b\n"1\n1\n1",2\n\n3,4\n , \n5,6')).toEqual([1, 2, 6, 8]);
    expect(linesOf('a,b\r\n"1\r\n1",2\r\n\r\n3,4\r\n')).toEqual([1, 2, 5]);
    expect(linesOf('sep=,\na,b\n1,2')).toEqual([2, 3]);
    expect(linesOf('\n\na,b\n1,2')).toEqual([3, 4]);
  });

  it('where no cell is quoted (another way through the parser)', () => {
    expect(linesOf('a,b\n1,2\n\n3,4')).toEqual([1, 2, 4]);
  });
});

describe('broken quotes', () => {
  const broken = (text: string) => {
    const csv = parseCsv(text);
    if (csv.kind === 'unreadable') throw new Error(JSON.stringify(csv.problem));
    return csv.rows.map((row) => [row.line, row.hasBrokenQuotes]);
  };

  it('cost their own line, and not what follows', () => {
    expect(broken('a,b\n"1"x,2\n3,4\n"5,6\n7,8\n')).toEqual([
      [2, true],
      [3, false],
      [4, true],
      [5, false],
    ]);
  });

  it('are told from quotes that are closed a few thousand lines below', () => {
    const long = (lines: number) => `a,b\n${'1,2\n'.repeat(20_000)}"${'x\n'.repeat(lines)}",2\n3,4`;
    expect(broken(long(40_000)).slice(-2)).toEqual([
      [20_002, false],
      [60_003, false],
    ]);
    // Longer than any row may be: the line with the open quote is given up.
    expect(broken(long(60_000))).toContainEqual([20_002, true]);
  });

  it('that are never closed do not hide the last line', () => {
    expect(broken('a,b\n1,2\n"3,4')).toEqual([
      [2, false],
      [3, true],
    ]);
  });

  it('in too many rows are not CSV', () => {
    const rows = (count: number) => `a,b\n${'"1"x,2\n'.repeat(count)}3,4`;
    expect(broken(rows(maxBrokenRows))).toHaveLength(maxBrokenRows + 1);
    expect(cellsOf(rows(maxBrokenRows + 1))).toEqual({ kind: 'quotes-broken', limit: maxBrokenRows });
  });

  it('inside an unquoted cell are part of it', () => {
    expect(cellsOf('a,b\n5" plate,2')).toEqual([
      ['a', 'b'],
      ['5" plate', '2'],
    ]);
  });
});

describe('is refused', () => {
  it.each([
    ['an empty file', '', { kind: 'empty' }],
    ['only blanks', '\ufeff \n\n\t\n', { kind: 'empty' }],
    ['only a header', 'name,price\n', { kind: 'no-rows' }],
    ['an image', '\u0089PNG\r\n\u001a\n\u0000\u0000', { kind: 'not-text' }],
    ['a zip (xlsx)', 'PK\u0003\u0004', { kind: 'not-text' }],
    ['one enormous line', `a,b\n${','.repeat(1_000_000)}`, { kind: 'line-too-long', line: 2, limit: maxLineLength }],
    ['ten megabytes in one line', 'x'.repeat(maxCsvBytes), { kind: 'line-too-long', line: 1, limit: maxLineLength }],
    ['more than ten megabytes', 'x'.repeat(maxCsvBytes + 1), { kind: 'too-large', limit: maxCsvBytes }],
  ])('%s', (_, text, problem) => {
    expect(cellsOf(text)).toEqual(problem);
  });
});
