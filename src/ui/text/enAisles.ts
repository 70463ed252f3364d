// Names of the aisles. A cart may hold keys that are not here: imported, or from a newer version.

import type { Aisle } from '../../domain/catalogue/aisles.ts';

const names: Readonly<Record<Aisle, string>> = {
  produce: 'Fruit & vegetables',
  bakery: 'Bakery',
  'meat-fish': 'Meat & fish',
  deli: 'Deli',
  dairy: 'Dairy & eggs',
  breakfast: 'Breakfast',
  pantry: 'Pantry',
  baking: 'Baking',
  snacks: 'Snacks',
  drinks: 'Drinks',
  care: 'Care',
  household: 'Household',
  pets: 'Pets',
  frozen: 'Frozen',
};

export function aisleInWords(key: string | null): string {
  if (key === null) return 'Everything else';
  return Object.hasOwn(names, key) ? names[key as Aisle] : key;
}
