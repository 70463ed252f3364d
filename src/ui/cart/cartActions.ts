// What the buttons of a cart do, as commands.

import type { CartSession, DispatchResult } from '../../app/cartSession.ts';
import type { CartCommand } from '../../domain/commands.ts';
import type { LineId } from '../../domain/events.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import type { EventId } from '../../engine/message.ts';
import type { Notices } from '../elements/notices.ts';

import type { Words } from '../text/words.ts';
import type { Wanted, WantedItem } from './wantedItem.ts';

export interface CartActions {
  /** More of it, whatever is there. */
  add(item: WantedItem, quantity: number): Promise<DispatchResult>;
  /** It should be there: harmless when done twice. */
  ensure(item: WantedItem, atLeast: number): Promise<DispatchResult>;
  /** All or none; all of it can be taken back at once, without what others did meanwhile. */
  addAll(wanted: readonly Wanted[]): Promise<DispatchResult>;
  change(line: LineView, by: 1 | -1): Promise<DispatchResult>;
  set(line: LineView, to: number): Promise<DispatchResult>;
  remove(line: LineView): Promise<DispatchResult>;
  pick(line: LineId, isPicked: boolean): Promise<DispatchResult>;
  rename(name: string): Promise<DispatchResult>;
  leave(): Promise<DispatchResult>;
  send(commands: readonly CartCommand[]): Promise<DispatchResult>;
  /** Says that it was done. For a few seconds it can be had back there; later where all that was done is. */
  told(result: DispatchResult, said: string, failed: string): DispatchResult;
}

export function createCartActions(session: CartSession, notices: Notices, text: Words): CartActions {
  const takeBack = async (events: readonly EventId[], failed: string) => {
    const done = await import('../undo/takeBack.ts').then((undo) => undo.takeBack(session, events)).catch(() => false);
    if (!done) notices.show(failed);
  };

  const told = (result: DispatchResult, said: string, failed: string) => {
    if (result.kind === 'accepted') notices.show(said, { undo: () => void takeBack(result.eventIds, failed) });
    return result;
  };

  /** `line` goes with this command. */
  const takeAway = async (line: LineView, command: CartCommand) =>
    told(await session.dispatch(command), text.line.removed(line.name), text.line.restoreFailed(line.name));

  const addAll = async (wanted: readonly Wanted[]) => {
    const result = await session.dispatchAll(
      wanted.map(({ item, quantity }) => ({ type: 'AddItem', data: { ...item, quantity } })),
    );
    return told(result, text.add.several.added(wanted.length), text.add.several.takenBackNot);
  };

  const leave = async () =>
    told(
      await session.dispatch({ type: 'LeaveCart', data: {} }),
      text.cart.left,
      text.line.restoreFailed(text.common.you),
    );

  return {
    leave,
    addAll,
    add: (item, quantity) => session.dispatch({ type: 'AddItem', data: { ...item, quantity } }),
    ensure: (item, atLeast) => session.dispatch({ type: 'EnsureItem', data: { ...item, atLeast } }),
    change(line, by) {
      const command: CartCommand = { type: 'ChangeQuantity', data: { line: line.line, by } };
      return line.quantity + by <= 0 ? takeAway(line, command) : session.dispatch(command);
    },
    set(line, to) {
      const command: CartCommand = { type: 'SetQuantity', data: { line: line.line, to } };
      return to === 0 ? takeAway(line, command) : session.dispatch(command);
    },
    remove: (line) => takeAway(line, { type: 'RemoveItem', data: { line: line.line } }),
    pick: (line, isPicked) => session.dispatch({ type: isPicked ? 'PickItem' : 'UnpickItem', data: { line } }),
    rename: (name) => session.dispatch({ type: 'RenameCart', data: { name } }),
    send: (commands) => session.dispatchAll(commands),
    told,
  };
}
