// The aisles of a shop in the order one walks them, frozen things last. Keys only: the ui has the words. A cart may
// hold keys that are not here (imported, or from a newer app); they sort after these, and "other" (null) is last.

export const aisles = [
  'produce',
  'bakery',
  'meat-fish',
  'deli',
  'dairy',
  'breakfast',
  'pantry',
  'baking',
  'snacks',
  'drinks',
  'care',
  'household',
  'pets',
  'frozen',
] as const satisfies readonly string[];

export type Aisle = (typeof aisles)[number];
