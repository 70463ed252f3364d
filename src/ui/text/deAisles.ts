// Names of the aisles, in German.

import { createAisleInWords } from './aisleInWords.ts';

export const aisleInWords = createAisleInWords(
  {
    produce: 'Obst & Gemüse',
    bakery: 'Brot & Gebäck',
    'meat-fish': 'Fleisch & Fisch',
    deli: 'Käse, Wurst & Feinkost',
    dairy: 'Milch & Eier',
    breakfast: 'Frühstück',
    pantry: 'Vorräte',
    baking: 'Backen & Gewürze',
    snacks: 'Süßes & Salziges',
    drinks: 'Getränke',
    care: 'Pflege & Gesundheit',
    household: 'Haushalt',
    pets: 'Tiere',
    frozen: 'Tiefkühlware',
  },
  'Alles Übrige',
);
