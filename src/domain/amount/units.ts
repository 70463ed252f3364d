// The units in which people say how much of a thing they want. Units of one family measure the same, so amounts in
// them add up; a family's base is divided by a thousand, so that every amount is a whole number. It knows no words of
// any language: what people type is read by the catalogue, what they read is the ui's.

interface Unit {
  readonly family: string;
  /** How many thousandths of the family's base (a gram, a millilitre, a millimetre, one piece) are in one. */
  readonly size: number;
  /** What to say instead once there is enough for one of it: 1,500 g are 1.5 kg. */
  readonly larger?: string;
}

const one = 1_000;

/** What nobody agrees on the size of (a cup, a pint) is a family of its own: it adds up with itself only. */
const units = {
  mg: { family: 'mass', size: 1, larger: 'g' },
  g: { family: 'mass', size: 1_000, larger: 'kg' },
  kg: { family: 'mass', size: 1_000_000 },
  oz: { family: 'mass', size: 28_350, larger: 'lb' },
  lb: { family: 'mass', size: 453_592 },
  /** The German pound. */
  pfund: { family: 'mass', size: 500_000 },

  ml: { family: 'volume', size: 1_000, larger: 'l' },
  tsp: { family: 'volume', size: 5_000 },
  cl: { family: 'volume', size: 10_000, larger: 'l' },
  tbsp: { family: 'volume', size: 15_000 },
  'fl-oz': { family: 'volume', size: 29_574 },
  dl: { family: 'volume', size: 100_000, larger: 'l' },
  l: { family: 'volume', size: 1_000_000 },

  mm: { family: 'length', size: 1_000 },
  cm: { family: 'length', size: 10_000, larger: 'm' },
  m: { family: 'length', size: 1_000_000 },

  cup: { family: 'cup', size: one },
  pint: { family: 'pint', size: one },
  quart: { family: 'quart', size: one },
  gallon: { family: 'gallon', size: one },

  piece: { family: 'piece', size: one },
  pair: { family: 'pair', size: one },
  pack: { family: 'pack', size: one },
  can: { family: 'can', size: one },
  bottle: { family: 'bottle', size: one },
  jar: { family: 'jar', size: one },
  box: { family: 'box', size: one },
  bag: { family: 'bag', size: one },
  tube: { family: 'tube', size: one },
  tub: { family: 'tub', size: one },
  carton: { family: 'carton', size: one },
  crate: { family: 'crate', size: one },
  net: { family: 'net', size: one },
  tray: { family: 'tray', size: one },
  bar: { family: 'bar', size: one },
  roll: { family: 'roll', size: one },
  loaf: { family: 'loaf', size: one },
  slice: { family: 'slice', size: one },
  bunch: { family: 'bunch', size: one },
  head: { family: 'head', size: one },
  bulb: { family: 'bulb', size: one },
  clove: { family: 'clove', size: one },
  stick: { family: 'stick', size: one },
  sprig: { family: 'sprig', size: one },
  leaf: { family: 'leaf', size: one },
  cube: { family: 'cube', size: one },
  sheet: { family: 'sheet', size: one },
  pinch: { family: 'pinch', size: one },
  handful: { family: 'handful', size: one },
  dash: { family: 'dash', size: one },
} as const satisfies Readonly<Record<string, Unit>>;

/** A unit that this version knows. */
export type UnitName = keyof typeof units;

export const unitNames = Object.keys(units) as readonly UnitName[];

/** How a unit's key looks: a newer app's, too. */
export const unitPattern = /^[a-z][a-z-]{0,15}$/;

export function isUnitName(unit: string): unit is UnitName {
  return Object.hasOwn(units, unit);
}

/** A unit of a newer app is a family of its own. */
export function unitOf(unit: string): Unit {
  return isUnitName(unit) ? units[unit] : { family: unit, size: one };
}
