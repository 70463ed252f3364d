// What can be asked about acts that there are: to undo one, to do it again, to put something back as it was.

import * as v from 'valibot';
import { momentParam } from '../moments.ts';
import { commandId, eventId, fields, text } from './shared.ts';

const act = v.exactOptional(
  v.pipe(
    v.union(
      [commandId, eventId],
      'neither the id of a command (16 hexadecimal digits) nor that of an event (30): the history has both',
    ),
    v.description('Its command’s id, or that of an event that came of it. Without it: the last of your own'),
  ),
);

export const cartTurn = v.variant('type', [
  fields({ type: v.literal('Undo'), data: fields({ act }) }),
  fields({ type: v.literal('Redo'), data: fields({ act }) }),
  fields({
    type: v.literal('Restore'),
    data: fields({
      at: momentParam,
      line: v.exactOptional(
        v.pipe(
          text,
          v.description(
            'This line becomes just as it was. Without it all of the moment comes back, and what came later stays',
          ),
        ),
      ),
    }),
  }),
]);

export type CartTurn = v.InferOutput<typeof cartTurn>;
