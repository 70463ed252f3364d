// Rows that cannot be taken, by line number, with the reason.

import type { RejectedRow } from '../../domain/import/importReport.ts';
import { importInWords, rowProblemInWords } from '../text/enImport.ts';

const most = 100;

export function RejectedRows({ rejected }: { readonly rejected: readonly RejectedRow[] }) {
  if (rejected.length === 0) return null;
  return (
    <section className="rejected" aria-label={importInWords.rejected(rejected.length)}>
      <h3>{importInWords.rejected(rejected.length)}</h3>
      <ul className="plain-list">
        {rejected.slice(0, most).map(({ line, reason }) => (
          <li key={line}>
            <strong>{importInWords.rejectedRow(line)}</strong> {rowProblemInWords(reason)}
          </li>
        ))}
        {rejected.length > most ? <li>{importInWords.moreRejected(rejected.length - most)}</li> : null}
      </ul>
    </section>
  );
}
