// What is kept and not shown: what a newer app wrote, what nobody can read, and what gave way to another branch of its log.

import { entriesAsText, type InspectedEntry } from '../../app/inspect/inspector.ts';
import type { StoredEntry } from '../../engine/eventStore.ts';
import { saveFile } from '../elements/saveFile.ts';
import { useCausalText } from '../text/useCausalText.ts';
import { useUi } from '../UiContext.ts';

/** More would not be read in a list; the file has them all. */
const most = 50;

export function KeptEntries(props: {
  readonly unread: readonly InspectedEntry[];
  readonly setAside: readonly StoredEntry[];
}) {
  const words = useCausalText();
  const { formats } = useUi();
  const { unread, setAside } = props;
  const count = unread.length + setAside.length;
  if (count === 0) return null;
  const told = [
    ...unread.map(({ id, entry, unread: why }) => ({
      id,
      entry,
      reason: why?.kind === 'invalid' ? why.reason : words.newer(why?.type ?? null),
    })),
    ...setAside.map((entry) => ({ id: entry.id, entry, reason: words.keptAside })),
  ];
  return (
    <section className="inspected">
      <h3>{words.kept(count)}</h3>
      <p className="hint">{words.keptHint}</p>
      <ul className="plain-list">
        {told.slice(0, most).map(({ id, entry, reason }) => (
          <li key={`${id} ${reason}`}>
            {reason} <span className="explain-more">{words.here(formats.shortMoment(entry.receivedAt))}</span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button"
        onClick={() =>
          saveFile('Trolley.kept.jsonl', entriesAsText(told.map(({ entry }) => entry)), 'application/jsonl')
        }
      >
        {words.keptSave}
      </button>
    </section>
  );
}
