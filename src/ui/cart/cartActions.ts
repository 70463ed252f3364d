// What the buttons of a cart do, as commands; and how to take a removal back, by ordinary commands too.

import type { CartSession, DispatchResult } from '../../app/cartSession.ts';
import type { CartCommand } from '../../domain/commands.ts';
import type { LineId } from '../../domain/events.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import type { Notices } from '../elements/notices.ts';

import type { Words } from '../text/words.ts';
import { lineIn } from './lineIn.ts';
import { lineOf, type Wanted, type WantedItem } from './wantedItem.ts';

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
}

export function createCartActions(session: CartSession, notices: Notices, text: Words): CartActions {
  /** `line` goes with this command: for a few seconds it can be had back. */
  const takeAway = async (line: LineView, command: CartCommand) => {
    const result = await session.dispatch(command);
    if (result.kind === 'accepted') {
      notices.show(text.line.removed(line.name), { undo: () => void putBack(line) });
    }
    return result;
  };

  const putBack = async (line: LineView) => {
    const result = await session.dispatchAll(restoreLine(line));
    if (result.kind !== 'accepted') notices.show(text.line.restoreFailed(line.name));
  };

  const addAll = async (wanted: readonly Wanted[]) => {
    const result = await session.dispatchAll(
      wanted.map(({ item, quantity }) => ({ type: 'AddItem', data: { ...item, quantity } })),
    );
    if (result.kind === 'accepted') {
      notices.show(text.add.several.added(wanted.length), { undo: () => void takeBack(wanted) });
    }
    return result;
  };

  const takeBack = async (wanted: readonly Wanted[]) => {
    const { now } = session.store.getState();
    const commands = wanted.flatMap(({ item, quantity }): CartCommand[] => {
      const line = lineOf(item);
      const much = item.amount === undefined ? {} : { amount: item.amount };
      return lineIn(now, line) !== null ? [{ type: 'ChangeQuantity', data: { line, by: -quantity, ...much } }] : [];
    });
    const result = await session.dispatchAll(commands);
    if (result.kind !== 'accepted') notices.show(text.add.several.takenBackNot);
  };

  const leave = async () => {
    const { now, me } = session.store.getState();
    const member = now.members.find(({ actorId }) => actorId === me);
    const result = await session.dispatch({ type: 'LeaveCart', data: {} });
    if (result.kind === 'accepted' && member !== undefined) {
      const { name, color } = member;
      notices.show(text.cart.left, { undo: () => void session.dispatch({ type: 'JoinCart', data: { name, color } }) });
    }
    return result;
  };

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
  };
}

function restoreLine(line: LineView): readonly CartCommand[] {
  const { line: id, name, parts, unitPrice, aisle, note, picked } = line;
  const commands = parts.map(
    ({ quantity, amount }): CartCommand => ({
      type: 'AddItem',
      data: { line: id, name, quantity, price: unitPrice, aisle, ...(amount === null ? {} : { amount }) },
    }),
  );
  if (note !== '') commands.push({ type: 'NoteItem', data: { line: id, note } });
  if (picked > 0) commands.push({ type: 'PickItem', data: { line: id, quantity: picked } });
  return commands;
}
