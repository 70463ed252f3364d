// Loaded with what they name: the cart’s menu, carts as files and copies, and taking a cart off the device, in English.

import type { DamagedLine } from '../../app/cartFile/readCartFile.ts';
import { plural } from './enPlural.ts';

const carts = { one: 'cart', other: 'carts' };
const changes = { one: 'change', other: 'changes' };

export const keepInWords = {
  title: 'Keep a copy',
  /** STABLE */
  export: 'Export',
  exportHint: 'A file with the whole cart and all of its past. Its link is in it: who has the file, has the cart.',
  exported: (count: number, entries: number) =>
    `Exported: ${plural(count, carts)}, ${plural(entries, changes)}, with ${count === 1 ? 'its link' : 'their links'}. Who has the file, has the ${count === 1 ? 'cart' : 'carts'}.`,
  nothingToExport: 'There is nothing in it yet to export.',
  exportFailed: 'It could not be exported.',
  /** Of the file, before its ending. */
  allCarts: 'carts',
  copyAsText: 'Copy as text',
  copied: 'The list is copied.',
  copyFailed: 'This browser does not let Trolley copy at this address. Print it, or select it by hand.',
  print: 'Print',
  rename: 'Rename this cart',
  renameField: 'Name of the cart',
  currency: 'Currency',
  currencyHint: 'Prices that are there keep their figures.',
  leave: 'Leave this cart',
  leaveHint: 'Others see that you have left. The cart stays on this device.',
  takeOff: 'Take it off this device',
  takeOffName: (name: string) => `Take “${name}” off this device?`,
  takeItOff: 'Take it off',
  othersKeepIt: 'The others keep it, and its link brings it back.',
  nobodyElseHasIt:
    'Nobody else has it. Only its link brings it back, for as long as the server keeps it. Export it first if you may want it again.',
  onlyHere: (count: number) =>
    `${plural(count, { one: 'change is', other: 'changes are' })} on this device only, and would be gone for good. Export it first if you may want it again.`,
  isTakenOff: (name: string) => `${name} is being taken off this device.`,
  takingFailed: 'It could not be taken off this device.',
  file: {
    lead: (count: number) =>
      `A file of ${plural(count, carts)}. Nothing is replaced: what is here stays, what is new is added.`,
    isNew: (count: number) => `${plural(count, changes)}, new on this device`,
    isKnown: 'All of it is here already',
    brings: (fresh: number) => `${plural(fresh, changes)} that this device does not have`,
    isMissing: (count: number) => `${plural(count, changes)} of it cannot be taken`,
    viewOnly: 'View only',
    damaged: (count: number) => `${plural(count, { one: 'line is', other: 'lines are' })} damaged`,
    damagedLine: (line: number) => `Line ${line}`,
    moreDamaged: (count: number) => `and ${plural(count, { one: 'more line', other: 'more lines' })}`,
    fault: faultInWords,
    nothingWhole: 'Nothing in this file can be taken. Export the cart once more on the device that has it.',
    take: (count: number) => `Import ${plural(count, carts)}`,
    takeWhole: (count: number) => `Import what is whole of ${plural(count, carts)}`,
    done: (fresh: number) => (fresh === 0 ? 'All of it was here already.' : `Imported: ${plural(fresh, changes)}.`),
    parted: (count: number) =>
      `${plural(count, changes)} of it went on in another way on this device, which stays as it is.`,
  },
};

function faultInWords(fault: DamagedLine['fault']): string {
  switch (fault) {
    case 'unreadable':
      return 'It cannot be read.';
    case 'link-unfit':
      return 'Its link does not open this cart.';
    case 'cart-unknown':
      return 'The line that says which cart it belongs to is missing or damaged.';
    case 'altered':
      return 'It is not as Trolley wrote it.';
    case 'out-of-order':
      return 'A line before it is missing.';
  }
}
