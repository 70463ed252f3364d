// A number at the beginning of what somebody types, as people write them in English and German: "2", "1.5", "1,5",
// "½", "1 1/2", "2-3", "a", "zwölf", "half a", "anderthalb". It knows nothing of what is counted.

export interface NumberRead {
  readonly value: number;
  /** What follows, as it was typed, blanks included. */
  readonly rest: string;
  /** Written in letters: an article or a number's name. */
  readonly isWord: boolean;
  /** "1.000" and "1,500": a thousand, or one with three decimals. Who knows the unit decides. */
  readonly asDecimal?: number;
}

export function readNumber(text: string): NumberRead | null {
  const first = readOne(text);
  if (first === null || first.isWord) return first;
  const range = /^(?: ?[-–—] ?| (?:to|bis|or|oder) )(?=[\d½⅓⅔¼¾])/iu.exec(first.rest);
  const second = range === null ? null : readOne(first.rest.slice(range[0].length));
  // Of "2-3 onions" three will do.
  return second !== null && second.value > first.value ? second : first;
}

function readOne(text: string): NumberRead | null {
  return readMixed(text) ?? readThousands(text) ?? readPlain(text) ?? readWord(text);
}

/** "½", "1½", "1 ½", "1/2", "1 1/2". */
function readMixed(text: string): NumberRead | null {
  const sign = /^(?:(?<whole>\d{1,4}) ?)?(?<sign>[¼½¾⅐-⅞])/u.exec(text);
  if (sign?.groups !== undefined) {
    const fraction = fractions[sign.groups['sign'] ?? ''] ?? 0;
    return { value: Number(sign.groups['whole'] ?? 0) + fraction, rest: text.slice(sign[0].length), isWord: false };
  }
  const spelled = /^(?:(?<whole>\d{1,4}) )?(?<above>[1-9])[/⁄](?<below>[2-9])(?![\d/⁄])/u.exec(text);
  if (spelled?.groups === undefined) return null;
  const { whole, above, below } = spelled.groups;
  return {
    value: Number(whole ?? 0) + Number(above) / Number(below),
    rest: text.slice(spelled[0].length),
    isWord: false,
  };
}

function readThousands(text: string): NumberRead | null {
  const found = /^(?<whole>[1-9]\d{0,2})(?<parts>(?:(?<sign>[.,])\d{3})(?:\k<sign>\d{3})*)(?![.,]?\d)/u.exec(text);
  if (found?.groups === undefined) return null;
  const { whole, parts = '' } = found.groups;
  const value = Number(whole + parts.replace(/[.,]/gu, ''));
  const read = { value, rest: text.slice(found[0].length), isWord: false };
  return parts.length > 4 ? read : { ...read, asDecimal: value / 1000 };
}

/** No sign, no leading zeros: "-2" and "007" are names. */
function readPlain(text: string): NumberRead | null {
  const found = /^(?:0|[1-9]\d*)(?:[.,]\d{1,3})?(?![.,]?\d)/u.exec(text);
  if (found === null) return null;
  return { value: Number(found[0].replace(',', '.')), rest: text.slice(found[0].length), isWord: false };
}

function readWord(text: string): NumberRead | null {
  const half =
    /^(?:half an?|(?:a|one) half|(?:an? )?half(?= (?:dozen|kilo|pound|pint|litre|liter|loaf|gallon)\b))(?= )/iu.exec(
      text,
    );
  if (half !== null) return { value: 0.5, rest: text.slice(half[0].length), isWord: true };
  const word = /^(?:(?:eine?[nrms]? )?(?<halb>halbe[nrsm]?)|(?<word>\p{L}+))(?= )/iu.exec(text);
  if (word?.groups === undefined) return null;
  const value = word.groups['halb'] === undefined ? words[word.groups['word']?.toLowerCase() ?? ''] : 0.5;
  return value === undefined ? null : { value, rest: text.slice(word[0].length), isWord: true };
}

const fractions: Readonly<Record<string, number>> = {
  '¼': 1 / 4,
  '½': 1 / 2,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅚': 5 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};

const words: Readonly<Record<string, number>> = Object.assign(Object.create(null), {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  ein: 1,
  eine: 1,
  einen: 1,
  einem: 1,
  einer: 1,
  eins: 1,
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  anderthalb: 1.5,
  eineinhalb: 1.5,
  zweieinhalb: 2.5,
});
