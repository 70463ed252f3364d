// One of the two moments that are compared: by its name, by its time, or by moving along the history.

import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import { useCheckoutName } from '../checkout/useCheckoutName.ts';
import { useCompareText } from '../text/useCompareText.ts';
import { useActivityInWords } from '../timeline/useActivityInWords.ts';
import { indexAtTime, type NamedMoment } from './moments.ts';

export function MomentPicker(props: {
  readonly label: string;
  readonly entries: readonly ActivityEntry[];
  readonly moments: readonly NamedMoment[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
}) {
  const words = useCompareText();
  const nameOf = useCheckoutName();
  const inWords = useActivityInWords();
  const { label, entries, moments, index, onChoose } = props;
  const entry = entries[index];
  const known = moments.findLast((moment) => moment.index === index);
  const said = ({ name }: NamedMoment) => (typeof name === 'string' ? words.moments[name] : nameOf(name));
  return (
    <fieldset className="moment-picker">
      <legend>{label}</legend>
      <select
        aria-label={words.named(label)}
        value={known?.key ?? ''}
        onChange={(event) => {
          const chosen = moments.find(({ key }) => key === event.target.value);
          if (chosen !== undefined) onChoose(chosen.index);
        }}
      >
        {known === undefined ? <option value="">{words.another}</option> : null}
        {moments.map((moment) => (
          <option key={moment.key} value={moment.key}>
            {said(moment)}
          </option>
        ))}
      </select>
      <input
        type="datetime-local"
        aria-label={words.time(label)}
        value={entry === undefined ? '' : localTime(entry.at)}
        onChange={(event) => {
          const ms = new Date(event.target.value).getTime();
          // To the end of that minute.
          if (!Number.isNaN(ms)) onChoose(indexAtTime(entries, ms + 59_999));
        }}
      />
      <input
        type="range"
        aria-label={words.place(label)}
        min={0}
        max={Math.max(0, entries.length - 1)}
        value={index}
        aria-valuetext={entry === undefined ? '' : inWords(entry)}
        onChange={(event) => onChoose(Number(event.target.value))}
      />
      <p className="hint">{entry === undefined ? '' : inWords(entry)}</p>
    </fieldset>
  );
}

/** As the browser's field has it: local, without a zone. */
function localTime(ms: number): string {
  const time = new Date(ms);
  return new Date(ms - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
