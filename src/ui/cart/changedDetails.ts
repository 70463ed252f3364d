// From the details form to commands.

import type { CartCommand } from '../../domain/commands.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';

export interface LineDetailsDraft {
  readonly name: string;
  /** Minor units, or null. */
  readonly price: number | null;
  readonly note: string;
  readonly aisle: string | null;
}

/** One command for each detail that differs: what was not touched is not said again. */
export function changedDetails(line: LineView, draft: LineDetailsDraft): readonly CartCommand[] {
  const id = line.line;
  const commands: CartCommand[] = [];
  if (draft.name.trim() !== line.name) commands.push({ type: 'RenameItem', data: { line: id, name: draft.name } });
  if (draft.price !== line.unitPrice) commands.push({ type: 'ChangePrice', data: { line: id, price: draft.price } });
  if (draft.note.trim() !== line.note) commands.push({ type: 'NoteItem', data: { line: id, note: draft.note } });
  if (draft.aisle !== line.aisle) commands.push({ type: 'MoveItem', data: { line: id, aisle: draft.aisle } });
  return commands;
}
