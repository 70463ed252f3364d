// The bench's one table: medians, what Trolley's are of the others', and what issue 3 asks for.

import { median } from '../statistics.ts';
import type { ServerName } from './load/dialect.ts';
import type { Figures } from './load/job.ts';

/** Of one scenario: what each round measured. */
export type Rounds = Readonly<Record<ServerName, readonly Figures[]>>;

interface Row {
  readonly scenarios: readonly string[];
  readonly figure: string;
  readonly title: string;
  readonly show: (value: number) => string;
  readonly target?: Target;
}

interface Target {
  readonly text: string;
  readonly isMet: (trolley: number, stock: number, hocuspocus: number) => boolean;
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const tenths = (value: number) => value.toFixed(1);
const hundredths = (value: number) => value.toFixed(2);
const kilobytes = (value: number) => `${(value / 1024).toFixed(1)} KB`;
const percent = (value: number) => `${Math.round(value * 100)} %`;

const fanOuts = ['1x200', '200x5'];
const deliveries = { figure: 'deliveries per second', title: 'updates delivered per second', show: whole };
const cpu = { figure: 'server µs per delivery', title: "server's CPU per delivery, µs", show: hundredths };
const idle = { figure: 'bytes per idle connection', title: 'memory per connection', show: kilobytes };

function atLeast(timesStock: number, timesHocuspocus: number): Target {
  return {
    text: `≥ ${timesStock}×, ≥ ${timesHocuspocus}×`,
    isMet: (trolley, stock, hocuspocus) => trolley >= timesStock * stock && trolley >= timesHocuspocus * hocuspocus,
  };
}

function atMost(most: number, text: string): Target {
  return { text, isMet: (trolley) => trolley <= most };
}

const noSlower: Target = { text: "≤ stock's", isMet: (trolley, stock) => trolley <= stock };

const rows: readonly Row[] = [
  { scenarios: ['1x200'], ...deliveries, target: atLeast(4, 5) },
  { scenarios: ['200x5'], ...deliveries, target: atLeast(1.1, 1.4) },
  {
    scenarios: ['1x200'],
    ...cpu,
    target: { text: '≤ 0.3×', isMet: (trolley, stock) => trolley <= 0.3 * stock },
  },
  { scenarios: ['200x5'], ...cpu },
  { scenarios: fanOuts, figure: 'server busy', title: 'meanwhile: server, of one core', show: percent },
  { scenarios: fanOuts, figure: 'load busy', title: 'meanwhile: load, of one core', show: percent },
  { scenarios: fanOuts, figure: 'propagation p50', title: 'propagation p50, ms', show: hundredths, target: noSlower },
  { scenarios: fanOuts, figure: 'propagation p99', title: 'propagation p99, ms', show: hundredths },
  { scenarios: fanOuts, figure: 'paced updates per second', title: 'at so many updates per second', show: whole },
  {
    scenarios: ['200x5'],
    figure: 'acknowledgement p50',
    title: 'acknowledgement p50, ms',
    show: hundredths,
    target: atMost(5, '≤ 5 ms'),
  },
  { scenarios: ['200x5'], figure: 'acknowledgement p99', title: 'acknowledgement p99, ms', show: hundredths },
  {
    scenarios: ['join'],
    figure: 'ms to join',
    title: 'until all is there, ms',
    show: tenths,
    target: {
      text: '≤ 0.2×',
      isMet: (trolley, stock, hocuspocus) => trolley <= stock / 5 && trolley <= hocuspocus / 5,
    },
  },
  { scenarios: ['join'], figure: 'server ms per join', title: "server's CPU per join, ms", show: tenths },
  { scenarios: ['idle-1000', 'idle-10000'], ...idle, target: atMost(16 * 1024, '≤ 16 KB') },
  {
    scenarios: ['idle-carts'],
    figure: 'live bytes per idle cart',
    title: 'live memory per cart, bytes',
    show: whole,
    target: atMost(128, '0'), // a megabyte in all, and no more with more carts: docs/benchmarks.md
  },
  {
    scenarios: ['idle-carts'],
    figure: 'resident bytes per idle cart',
    title: 'growth of the process by cart, bytes',
    show: whole,
  },
  {
    scenarios: ['join', 'idle-carts'],
    figure: 'bytes on disk per event',
    title: 'bytes on disk per event',
    show: whole,
  },
];

/** As Markdown, which reads well on a terminal too. */
export function table(titles: ReadonlyMap<string, string>, measured: ReadonlyMap<string, Rounds>): string {
  const lines = rows.flatMap(({ scenarios, ...row }) =>
    scenarios.flatMap((name) => {
      const rounds = measured.get(name);
      return rounds === undefined ? [] : [[titles.get(name) ?? name, ...cellsOf(row, rounds)]];
    }),
  );
  const head = ['', '', 'Trolley', 'stock', 'Hocuspocus', 'of stock', 'of Hocuspocus', 'target', ''];
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((cells) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column < 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...lines.map(line)].join('\n');
}

function cellsOf({ figure, title, show, target }: Omit<Row, 'scenarios'>, rounds: Rounds): string[] {
  const of = (name: ServerName) => median(rounds[name].map((figures) => figures[figure] ?? Number.NaN));
  const [trolley, stock, hocuspocus] = [of('trolley'), of('stock'), of('hocuspocus')];
  const shown = (value: number) => (Number.isFinite(value) ? show(value) : '–');
  const ratio = (other: number) => (other > 0 && Number.isFinite(trolley) ? `${(trolley / other).toFixed(2)}×` : '–');
  const verdict =
    target === undefined || Number.isNaN(trolley) ? '' : target.isMet(trolley, stock, hocuspocus) ? '✓' : '✗';
  return [
    title,
    shown(trolley),
    shown(stock),
    shown(hocuspocus),
    ratio(stock),
    ratio(hocuspocus),
    target?.text ?? '',
    verdict,
  ];
}
