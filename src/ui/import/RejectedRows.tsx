// Rows that cannot be taken, by line number, with the reason.

import type { RejectedRow } from '../../domain/import/importReport.ts';
import { useImportText } from '../text/useImportText.ts';

const most = 100;

export function RejectedRows({ rejected }: { readonly rejected: readonly RejectedRow[] }) {
  const words = useImportText();
  if (rejected.length === 0) return null;
  return (
    <section className="rejected" aria-label={words.rejected(rejected.length)}>
      <h3>{words.rejected(rejected.length)}</h3>
      <ul className="plain-list">
        {rejected.slice(0, most).map(({ line, reason }) => (
          <li key={line}>
            <strong>{words.rejectedRow(line)}</strong> {words.rowProblem(reason)}
          </li>
        ))}
        {rejected.length > most ? <li>{words.moreRejected(rejected.length - most)}</li> : null}
      </ul>
    </section>
  );
}
