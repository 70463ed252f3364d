// What somebody types into the one field that adds: a name, perhaps with how many or how much of it, in English or
// German. When in doubt the text is the name: a number read into "7up", "2% milk" or "Coke 0" is worse than one left out.

import { type Amount, amountOf } from '../../amount/amount.ts';
import { type NumberRead, readNumber } from './readNumber.ts';
import { readUnit } from './unitWords.ts';

export interface ItemText {
  /** "" for blank text: the decider refuses it in words. */
  readonly name: string;
  /** Pieces, 1..9999. What is outside of that ("0 milk") stays part of the name. */
  readonly quantity: number;
  /** Of each piece: "2 x 1.5 l water" is 2 of 1.5 l. Null where nothing is said. */
  readonly amount: Amount | null;
}

export function parseItemText(text: string): ItemText {
  const name = text.replace(blanks, ' ').trim();
  const whole = { name, quantity: 1, amount: null };
  if (name.length > longestRead || isName.test(name)) return whole;
  return readTimes(name) ?? readMarkedSuffix(name) ?? readPrefix(name) ?? readSuffix(name) ?? whole;
}

/** Every unicode space, and the invisible ones that come with pasted text. */
const blanks = /[\s\u200b\u2060\ufeff]+/gu;
/** No item is that long; and no text, however long, keeps anybody waiting. */
const longestRead = 500;
const mostPieces = 9_999;

/** Said with a number, and not a number of anything: "7 Up", "4 seasons pizza", "two percent milk". */
const isName =
  /^(?:(?:\d+|one|two|three|four|five|six|seven|drei|vier|fünf)[ -](?:%|percent|prozent|spice|up|seasons|in 1|in one|cheese|bean|grain|seed|ply|lagig|min|minutes?|minuten)|half[ -](?:(?:and|&) half|fat))(?!\p{L})/iu;

/** "2x", "2 x", "2 ×", "2*": so many pieces, perhaps of an amount. A letter x needs a space or a number after it. */
function readTimes(text: string): ItemText | null {
  const number = readNumber(text);
  if (number === null || number.isWord) return null;
  const sign = /^ ?(?:x(?= |\d)|[×*]) ?(?=\S)/iu.exec(number.rest);
  return sign === null ? null : pieces(number.rest.slice(sign[0].length), number.value);
}

/** "milk x3", "milk x 3", "milk 3x", "milk ×3". A bare number at the end ("Omega 3") belongs to the name. */
function readMarkedSuffix(text: string): ItemText | null {
  const found =
    /^(?<name>.*\S)(?: x| ?[×*]) ?(?<quantity>[1-9]\d{0,3})$/iu.exec(text) ??
    /^(?<name>.*\S) (?<quantity>[1-9]\d{0,3}) ?[x×*]$/iu.exec(text);
  const { name, quantity } = found?.groups ?? {};
  return name === undefined ? null : pieces(name.replace(/ ?[,:]$/u, ''), Number(quantity));
}

/** "2 7up", "500 g flour", "6 cans of tomatoes", "½ melon", "ein Dutzend Eier", "Bund Petersilie". */
function readPrefix(text: string): ItemText | null {
  const vague = /^(?:[Ss]ome|[Aa] few|[Ee]in paar|[Ee]inige|[Ee]twas|[Ee]in bisschen|[Aa] bit of) (?=\S)/u.exec(text);
  if (vague !== null) return item(text.slice(vague[0].length), 1, null);
  const said = text.replace(/^(?:ca\.?|circa|approx\.?|about|around|etwa|ungefähr) (?=[\p{N}])/iu, '');
  const number = readNumber(said);
  if (number === null) return readBareUnit(said);
  return readTimes(said) ?? readMeasure(number) ?? readPieces(number);
}

/** A number and a unit. What is packed goes by pieces ("2 cans"), what is measured does not ("500 g"). */
function readMeasure(number: NumberRead): ItemText | null {
  const unit = readUnit(number.rest.trimStart());
  if (unit === null || unit.rest === '') return null;
  if (unit.unit === 'dozen') return item(unit.rest, number.value * 12, null);
  if (unit.isMeasured) return item(unit.rest, 1, measured(number, unit.unit));
  const each = readEach(unit.rest);
  if (each !== null) return item(each.name, number.value, each.amount);
  if (!Number.isInteger(number.value)) return item(unit.rest, 1, amountOf(number.value, unit.unit));
  return item(unit.rest, number.value, unit.unit === 'piece' ? null : amountOf(1, unit.unit));
}

/** "2 milk", "2 7up", "6 1.5l cola", "4🍎"; "½ melon" is half of a piece. */
function readPieces({ value, rest }: NumberRead): ItemText | null {
  const name = rest.trimStart();
  const unit = readUnit(name);
  if (unit?.isMeasured && unit.rest === '') return null;
  if (!(nameStart.test(name) || readAmount(name) !== null) || name === 'x') return null;
  if (name === rest && !/^\p{Extended_Pictographic}/u.test(name)) return null;
  return Number.isInteger(value) ? pieces(name, value) : item(name, 1, amountOf(value, 'piece'));
}

/** A letter, a pictograph, an opening quote or bracket, or a name such as "7up" and "2% milk". */
const nameStart = /^(?:[\p{L}\p{Extended_Pictographic}"'“„(]|\d+(?:[.,]\d+)?[^\s\d])/u;

/** "Bund Petersilie", "Kilo Kartoffeln", "can of tomatoes". */
function readBareUnit(text: string): ItemText | null {
  const unit = readUnit(text);
  const isSaid = unit !== null && (unit.standsAlone || unit.hasOf);
  return isSaid ? readMeasure({ value: 1, rest: text, isWord: true }) : null;
}

/** "tomatoes, 4", "flour 500 g", "Wasser 6x1,5l", "eggs (6)", "Tomaten: 2 Dosen": as if it were said in front. */
function readSuffix(text: string): ItemText | null {
  for (const pattern of [aside, inBrackets, measureAtEnd]) {
    const { name, tail } = pattern.exec(text)?.groups ?? {};
    const read = name === undefined ? null : readPrefix(`${tail} ${name}`);
    if (read !== null && read.name === name) return read;
  }
  return null;
}

const aside = /^(?<name>[^,;:]*[^,;:\s])(?: ?[;:] ?| ?,(?!\d) ?|(?<!\d),| [-–—] )(?<tail>\S[^;:]{0,30})$/u;
const inBrackets = /^(?<name>[^()]*[^()\s]) ?\((?<tail>[^()]{1,30})\)$/u;
const measureAtEnd =
  /^(?<name>.*\S) (?<tail>(?:\d+ ?[x×*] ?)?(?:\d+(?:[.,]\d+)? ?\p{L}+\.?|(?:\d+ ?)?[¼½¾⅐-⅞](?: ?\p{L}+\.?)?))$/iu;

interface Each {
  readonly amount: Amount;
  readonly name: string;
}

/** So many of what may itself say how much one is: "1.5 l water", "water 1.5 l". */
function pieces(text: string, quantity: number): ItemText | null {
  const each = readAmount(text) ?? readAmountAtEnd(text);
  return item(each?.name ?? text, quantity, each?.amount ?? null);
}

/** How much is in what it is packed in: "2 cans (400 g) tomatoes", "2 Packungen à 500 g Mehl", "2 packs pasta 500 g". */
function readEach(text: string): Each | null {
  const { amount, name } =
    /^\((?:je |à |a )?(?<amount>[^()]{1,20}?)(?: each| je)?\) (?<name>\S.*)$/iu.exec(text)?.groups ?? {};
  const each = readAmount(amount === undefined ? text.replace(/^(?:à|a|je|zu) (?=\d)/iu, '') : `${amount} ${name}`);
  return each !== null && (name === undefined || each.name === name) ? each : readAmountAtEnd(text);
}

/** A measured amount in front of a name. What it is packed in goes by the board: "400 g cans tomatoes". */
function readAmount(text: string): Each | null {
  const number = readNumber(text);
  const unit = number === null || number.isWord ? null : readUnit(number.rest.trimStart());
  if (number === null || !unit?.isMeasured || unit.rest === '') return null;
  const amount = measured(number, unit.unit);
  const packed = readUnit(unit.rest);
  const isPacked = packed !== null && !packed.isMeasured && packed.rest !== '';
  return amount === null ? null : { amount, name: isPacked ? packed.rest : unit.rest };
}

function readAmountAtEnd(text: string): Each | null {
  const found = /^(?<name>.*?\S)(?: \(?|, )(?:(?:à|a|je|zu) )?(?<tail>\d+(?:[.,]\d+)? ?\p{L}+\.?)\)?$/iu.exec(text);
  const { name, tail } = found?.groups ?? {};
  const each = name === undefined ? null : readAmount(`${tail} ${name}`);
  return each?.name === name ? each : null;
}

/** "1.000 g" are a thousand, "1.000 kg" is one: nobody carries a thousand of what is heavy. */
function measured({ value, asDecimal }: NumberRead, unit: string): Amount | null {
  const isSmall = ['mg', 'g', 'ml', 'mm'].includes(unit);
  return amountOf(asDecimal === undefined || isSmall ? value : asDecimal, unit);
}

/** Null where it makes none: then the text is read otherwise. */
function item(name: string, quantity: number, amount: Amount | null): ItemText | null {
  const isCounted = Number.isInteger(quantity) && quantity >= 1 && quantity <= mostPieces;
  return name === '' || !isCounted ? null : { name, quantity, amount };
}
