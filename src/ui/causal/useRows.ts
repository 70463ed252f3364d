// The rows of the picture in words: what was done, when, on whose device, and what met there.

import { useCallback, useMemo } from 'react';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import { deedsOf } from '../../domain/undo/acts.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { useCart } from '../cart/CartContext.ts';
import { byLastEvent, deviceNumbers } from '../history/historyRows.ts';
import { type Person, personOf } from '../people/person.ts';
import { useReceipts } from '../receipts/useReceipts.ts';
import { useReceiptWording } from '../receipts/useReceiptWording.ts';
import { useText } from '../text/TextContext.ts';
import { useCausalText } from '../text/useCausalText.ts';
import { useReceiptsText } from '../text/useReceiptsText.ts';
import { useUndoText } from '../text/useUndoText.ts';
import { useDeedInWords } from '../timeline/useActivityInWords.ts';
import { useUi } from '../UiContext.ts';
import type { Inspected } from './useInspection.ts';

export interface RowInWords {
  readonly key: EventId;
  readonly what: string;
  readonly when: string;
  /** Null where it cannot be read who wrote it. */
  readonly person: Person | null;
  readonly device: string;
  readonly met: readonly string[];
}

export function useRows({ layout, byId }: Inspected): (row: number) => RowInWords | null {
  const text = useText();
  const words = useCausalText();
  const undo = useUndoText();
  const receiptsText = useReceiptsText();
  const wording = useReceiptWording();
  const { formats } = useUi();
  const history = useCart((cart) => cart.history);
  const members = useCart((cart) => cart.now.members);
  const me = useCart((cart) => cart.me);
  const deed = useDeedInWords();
  const receipts = useReceipts();
  const notes = useMemo(
    () => new Map<EventId, ActivityEntry>(history.entries.map((entry) => [entry.id, entry])),
    [history],
  );
  const devices = useMemo(() => deviceNumbers(history.entries), [history]);
  const met = useMemo<ReadonlyMap<EventId, readonly Receipt[]>>(() => byLastEvent(receipts), [receipts]);

  return useCallback(
    (at) => {
      const row = layout.rows[at];
      const key = row?.ids.at(-1);
      if (row === undefined || key === undefined) return null;
      const entry = byId.get(key);
      const told = row.ids.flatMap((id) => notes.get(id) ?? []);
      const deeds = deedsOf({ entries: told });
      const [first, ...more] = deeds.length > 0 ? deeds : told;
      const actorId: ActorId | undefined = first?.actorId ?? entry?.envelope?.actorId;
      const person = actorId === undefined ? null : personOf(actorId, members, text);
      const number = devices.get(row.replicaId) ?? null;
      const unread = entry?.unread ?? null;
      const riddle = unread?.kind === 'newer' ? words.newer(unread.type) : words.invalid;
      return {
        key,
        what: first === undefined ? riddle : undo.act(deed(first), deeds.length > 0 ? more.length : 0),
        when: formats.shortMoment(entry?.at ?? 0),
        person,
        device: person === null ? '' : actorId === me ? words.yourDevice(number) : words.device(person.name, number),
        met: row.ids.flatMap((id) => met.get(id) ?? []).map((receipt) => receiptsText.receipt(receipt, wording)),
      };
    },
    [layout, byId, notes, devices, met, members, me, text, words, undo, deed, receiptsText, wording, formats],
  );
}
