// What a receipt says whatever met: which events, where, and who is told.

import type { Causes } from '../../causal/causalSet.ts';
import type { ActorId } from '../../engine/message.ts';
import type { LineId } from '../events.ts';
import { firstActs, idsOf, type Meeting } from './meetings.ts';
import type { Alternative, Receipt, ReceiptCase, ReceiptFrame } from './receipt.ts';

interface About {
  readonly line: LineId | null;
  readonly subject: string;
  readonly causes: Causes;
}

interface Said {
  readonly toldTo: readonly ActorId[];
  /** Asked only while nobody has acted in knowledge of what met. */
  readonly alternatives: () => readonly Alternative[];
  /** Whether an event at this index, by somebody who knew what met, settles it. */
  readonly settles: (index: number) => boolean;
}

export function receiptOf(about: About, meeting: Meeting, what: ReceiptCase, said: Said): Receipt {
  const { line, subject, causes } = about;
  const isSettled = causes.nodes.some((_, index) => said.settles(index) && meeting.isInformed(index));
  const frame: ReceiptFrame = {
    id: [what.kind, line ?? '', ...idsOf(causes, firstActs(causes, meeting.acts))].join(':'),
    line,
    subject,
    met: idsOf(causes, meeting.acts),
    toldTo: said.toldTo,
    isSettled,
    alternatives: isSettled ? [] : said.alternatives(),
  };
  return { ...frame, ...what };
}
