// What somebody types into the one field that adds: a name, perhaps with how many. When in doubt the text is the
// name: a quantity read into "7up", "2% milk", "500 g flour" or "Coke 0" is worse than one left out.

export interface ItemText {
  /** "" for blank text: the decider refuses it in words. */
  readonly name: string;
  /** 1..9999. What is outside of that ("0 milk") stays part of the name. */
  readonly quantity: number;
}

export function parseItemText(text: string): ItemText {
  const name = text.replace(blanks, ' ').trim();
  for (const read of [readMarkedPrefix, readMarkedSuffix, readBarePrefix]) {
    const found = read(name);
    if (found !== null) return found;
  }
  return { name, quantity: 1 };
}

/** Every unicode space, and the invisible ones that come with pasted text. */
const blanks = /[\s\u200b\u2060\ufeff]+/gu;

/** "3x milk", "3 x milk", "2 × milk", "2×milk". A letter x needs a space after it: "3xl socks" is a name. */
function readMarkedPrefix(text: string): ItemText | null {
  return itemText(/^(?<quantity>[1-9]\d{0,3}) ?(?:x |[×*] ?)(?<name>\S.*)$/iu.exec(text));
}

/** "milk x3", "milk x 3", "milk 3x", "milk ×3". A bare number at the end ("Omega 3") belongs to the name. */
function readMarkedSuffix(text: string): ItemText | null {
  return (
    itemText(/^(?<name>.*\S)(?: x| ?[×*]) ?(?<quantity>[1-9]\d{0,3})$/iu.exec(text)) ??
    itemText(/^(?<name>.*\S) (?<quantity>[1-9]\d{0,3}) ?[x×*]$/iu.exec(text))
  );
}

/** "2 milk", "2 7up", "2 2% milk"; but neither "500 g flour", "2 % milk", "1 000 napkins" nor "5 spice". */
function readBarePrefix(text: string): ItemText | null {
  if (namesWithNumber.test(text)) return null;
  const found = itemText(/^(?<quantity>[1-9]\d{0,3}) (?<name>.+)$/u.exec(text));
  if (found === null || unitFirst.test(found.name)) return null;
  return nameStart.test(found.name) ? found : null;
}

/** Said with a space in between, and not a number of anything. */
const namesWithNumber = /^(?:5 spice|7 up|4 seasons|3 in 1)(?!\p{L})/iu;
const unitFirst = /^(?:[mk]?g|[mcd]?l|oz|lbs?|cm|mm|m|fl|x$)(?![\p{L}\p{N}])/iu;
/** A letter, a pictograph, an opening quote or bracket, or a name such as "7up" and "1.5l cola". */
const nameStart = /^(?:[\p{L}\p{Extended_Pictographic}"'“„(]|\d+[^\s\d])/u;

function itemText(match: RegExpExecArray | null): ItemText | null {
  const { name, quantity } = match?.groups ?? {};
  return name === undefined || quantity === undefined ? null : { name, quantity: Number(quantity) };
}
