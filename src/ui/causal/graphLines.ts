// Where the lines of the picture of who had seen what are, in pixels. Only those that cross the rows in sight.

import type { CausalLayout } from '../../app/inspect/causalLayout.ts';

export interface Line {
  readonly key: string;
  /** Whose colour it has: that of the row it comes from. */
  readonly row: number;
  readonly path: string;
}

export interface GraphScale {
  readonly rowHeight: number;
  readonly laneWidth: number;
}

/** Rows of lines are looked up by blocks of so many. */
const block = 64;

export function createGraphLines({ rows, spans }: CausalLayout) {
  const byBlock = new Map<number, { readonly from: number; readonly to: number }[]>();
  // As far as its own acts go: what leads on from there is a line of its own.
  const lastOf = new Map(rows.map(({ replicaId }, row) => [replicaId, row]));
  const own = spans.map(({ from, lane, replicaId }) => ({ from, to: lastOf.get(replicaId) ?? from, lane }));
  rows.forEach(({ saw }, to) => {
    for (const from of saw) {
      for (let at = Math.floor(from / block); at <= Math.floor(to / block); at += 1) {
        const lines = byBlock.get(at);
        if (lines === undefined) byBlock.set(at, [{ from, to }]);
        else lines.push({ from, to });
      }
    }
  });

  return (first: number, last: number, { rowHeight, laneWidth }: GraphScale): readonly Line[] => {
    const x = (lane: number) => (lane + 0.5) * laneWidth;
    const y = (row: number) => (row + 0.5) * rowHeight;
    const lanes = own
      .filter(({ from, to }) => from <= last && to >= first)
      .map(({ from, to, lane }) => {
        const [top, bottom] = [Math.max(from, first - 1), Math.min(to, last + 1)];
        return { key: `lane ${lane} ${from}`, row: from, path: `M${x(lane)} ${y(top)}V${y(bottom)}` };
      });
    const seen = new Map<string, Line>();
    for (let at = Math.floor(Math.max(0, first) / block); at <= Math.floor(last / block); at += 1) {
      for (const { from, to } of byBlock.get(at) ?? []) {
        if (from > last || to < first) continue;
        const [x1, x2] = [x(rows[from]?.lane ?? 0), x(rows[to]?.lane ?? 0)];
        const bend = Math.min(y(to) - y(from), 1.5 * rowHeight) / 1.5;
        const key = `${from} ${to}`;
        const path = `M${x1} ${y(from)}C${x1} ${y(from) + bend} ${x2} ${y(to) - bend} ${x2} ${y(to)}`;
        seen.set(key, { key, row: from, path });
      }
    }
    return [...lanes, ...seen.values()];
  };
}
