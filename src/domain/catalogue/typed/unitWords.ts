// How people write units, in English and German. What is packed or counted ("pack", "Dose") goes with a number of
// pieces; what is measured ("g", "Liter") does not.

import type { UnitName } from '../../amount/units.ts';

export interface UnitWord {
  readonly unit: UnitName | 'dozen';
  readonly isMeasured: boolean;
  /** Stands before a noun without a number, too: "Bund Petersilie", "Kilo Kartoffeln". */
  readonly standsAlone: boolean;
}

const measured = {
  mg: 'mg milligram milligrams milligramm',
  g: 'g gr gram grams gramme grammes gramm',
  kg: 'kg kgs kilogram kilograms kilogramm *kilo kilos',
  oz: 'oz ounce ounces unze unzen',
  lb: 'lb lbs pound pounds',
  pfund: '*pfund pfd',
  ml: 'ml milliliter milliliters millilitre millilitres',
  tsp: 'tsp tsps teaspoon teaspoons tl *teelöffel',
  cl: 'cl zentiliter centilitre centilitres',
  tbsp: 'tbsp tbsps tbs tablespoon tablespoons el *esslöffel *eßlöffel',
  'fl-oz': 'floz fluidounce fluidounces',
  dl: 'dl deziliter',
  l: 'l lt ltr *liter liters litre litres',
  mm: 'mm millimeter',
  cm: 'cm zentimeter centimeter centimeters centimetre centimetres',
  m: 'm meter meters metre metres',
  cup: 'cup cups *tasse *tassen',
  pint: 'pint pints pt',
  quart: 'quart quarts qt qts',
  gallon: 'gallon gallons gal',
  pinch: 'pinch pinches *prise *prisen',
  handful: 'handful handfuls *handvoll',
  dash: 'dash dashes splash *spritzer *schuss',
} satisfies Partial<Record<UnitName, string>>;

const counted = {
  dozen: '*dozen dozens *dutzend',
  piece: 'piece pieces pc pcs *stück stücke stk st stck',
  pair: 'pair pairs *paar',
  pack: 'pack packs packet packets pkt pkts pkg pkgs pck pckg package packages sachet sachets *packung *packungen *päckchen *paket *pakete',
  can: 'can cans tin tins *dose *dosen *büchse *büchsen',
  bottle: 'bottle bottles *flasche *flaschen fl',
  jar: 'jar jars *glas *gläser',
  box: 'box boxes *schachtel *schachteln',
  bag: 'bag bags sack sacks *beutel *tüte *tüten säcke',
  tube: 'tube tubes tuben',
  tub: 'tub tubs pot pots *becher',
  carton: 'carton cartons *karton *kartons',
  crate: 'crate crates case cases *kiste *kisten *kasten *kästen',
  net: 'net nets *netz *netze',
  tray: 'tray trays punnet punnets *schale *schalen *schälchen',
  bar: 'bar bars *tafel *tafeln *riegel',
  roll: 'roll rolls *rolle *rollen',
  loaf: 'loaf loaves *laib *laibe',
  slice: 'slice slices rasher rashers *scheibe *scheiben',
  bunch: 'bunch bunches *bund bd bünde',
  head: 'head heads *kopf *köpfe',
  bulb: 'bulb bulbs *knolle *knollen',
  clove: 'clove cloves *zehe *zehen',
  stick: 'stick sticks stalk stalks rib ribs *stange *stangen',
  sprig: 'sprig sprigs *zweig *zweige stiel stiele',
  leaf: 'leaf leaves *blatt *blätter',
  cube: 'cube cubes *würfel',
  sheet: 'sheet sheets bogen',
} satisfies Partial<Record<UnitName | 'dozen', string>>;

const byWord = new Map<string, UnitWord>();
for (const [isMeasured, table] of [
  [true, measured],
  [false, counted],
] as const) {
  for (const [unit, line] of Object.entries(table) as readonly [UnitName | 'dozen', string][]) {
    for (const word of line.split(' ')) {
      const standsAlone = word.startsWith('*');
      byWord.set(standsAlone ? word.slice(1) : word, { unit, isMeasured, standsAlone });
    }
  }
}

export interface UnitRead extends UnitWord {
  /** What follows, without the blanks and the "of" before it. */
  readonly rest: string;
  readonly hasOf: boolean;
}

/** The unit at the beginning of a text: "g flour", "cans of tomatoes", "Pck. Backpulver". */
export function readUnit(text: string): UnitRead | null {
  const word = unitWord.exec(text)?.[0];
  // "3 M tape": the brand; a metre is small.
  if (word === undefined || word === 'M' || isThing.test(text)) return null;
  const key = word.normalize('NFC').toLowerCase().replace(/[. ]/gu, '');
  const known = byWord.get(key);
  if (known === undefined) return null;
  const after = text.slice(word.length);
  const of = /^ (?:of|von|vom) (?=\S)/iu.exec(after)?.[0];
  return { ...known, rest: of === undefined ? after.trimStart() : after.slice(of.length), hasOf: of !== undefined };
}

const unitWord = /^(?:fl\.? ?oz|fluid ounces?|\p{L}+)\.?(?![\p{L}\p{N}\p{M}%'’-])/iu;

/** The unit's word is part of the thing's name. */
const isThing = new RegExp(
  `^(?:${[
    '(?:can|tin|bottle|jar|box) (?:openers?|cutters?|brush(?:es)?|lids?)',
    'tin foil',
    'cup (?:noodles?|cakes?)',
    'pint glass(?:es)?',
    'sheet (?:pans?|masks?)',
    'roll (?:on|mats?)',
    'stick blenders?',
    'bar (?:stools?|mats?)',
    'tube socks',
    'loaf (?:tins?|pans?)',
    'leaf (?:spinach|tea)',
    'pot (?:plants?|noodles?)',
    'head (?:lamps?|phones?|bands?)',
    'net curtains?',
    'bag (?:clips?|ties?)',
  ].join('|')})(?!\\p{L})`,
  'iu',
);
