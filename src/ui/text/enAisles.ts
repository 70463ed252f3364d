// Names of the aisles, in English.

import { createAisleInWords } from './aisleInWords.ts';

export const aisleInWords = createAisleInWords(
  {
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
  },
  'Everything else',
);
