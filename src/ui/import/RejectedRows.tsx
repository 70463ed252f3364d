// Rows that cannot be taken, by line number, with the reason.

import type { RejectedRow } from '../../domain/import/importReport.ts';
import { text } from '../text/en.ts';
import { rowProblemInWords } from '../text/enImport.ts';

const most = 100;

export function RejectedRows({ rejected }: { readonly rejected: readonly RejectedRow[] }) {
  if (rejected.length === 0) return null;
  return (
    <section className="rejected" aria-label={text.import.rejected(rejected.length)}>
      <h3>{text.import.rejected(rejected.length)}</h3>
      <ul className="plain-list">
        {rejected.slice(0, most).map(({ line, reason }) => (
          <li key={line}>
            <strong>{text.import.rejectedRow(line)}</strong> {rowProblemInWords(reason)}
          </li>
        ))}
        {rejected.length > most ? <li>{text.import.moreRejected(rejected.length - most)}</li> : null}
      </ul>
    </section>
  );
}
