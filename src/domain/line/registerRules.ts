// What may be written into each of a line's registers: how it is made fit to keep, and what it is refused for.

import { severalLines, singleLine } from '../../values/plainText.ts';
import type { RejectionReason } from '../commands.ts';
import { aisleFault, nameFault, noteFault, priceFault } from '../faults.ts';
import type { RegisterName, ValueOf } from './registers.ts';

export interface RegisterRule<Value> {
  readonly tidied: (value: Value) => Value;
  readonly fault: (value: Value) => RejectionReason | null;
}

const asItIs = <Value>(value: Value) => value;

export const registerRules: { readonly [Name in RegisterName]: RegisterRule<ValueOf<Name>> } = {
  name: { tidied: singleLine, fault: nameFault },
  price: { tidied: asItIs, fault: priceFault },
  aisle: { tidied: asItIs, fault: aisleFault },
  note: { tidied: severalLines, fault: noteFault },
};
