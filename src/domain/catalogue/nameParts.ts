// What in a name says how a thing is rather than what it is: "organic", "fettarm", "1.5 %", "for the cake". And what
// changes the aisle of anything: frozen, tinned, for the dog.

import type { Aisle } from './aisles.ts';

/** The name without what follows a preposition; then the rest, where that alone says nothing. */
export function partsOfName(name: string): readonly string[] {
  const bare = name.replace(/\([^)]*\)|["“”„]/gu, ' ');
  const cut =
    /^(?<head>.*?\S)(?:,| (?:with|mit|for|für|from|aus|without|ohne|in|im|to|zum|zur|und|and|oder|or|vom|von|ala|à) )(?<rest>.+)$/iu.exec(
      bare,
    );
  return cut?.groups === undefined ? [bare] : [cut.groups['head'] ?? '', bare];
}

/** Folded words that fit anything. */
export function isPlainQuality(word: string): boolean {
  return qualities.has(word) || /^\d/u.test(word);
}

/** What a manner makes of an aisle: peas are in the produce, frozen peas are not. */
export function aisleByManner(words: readonly string[], aisle: Aisle | null): Aisle | null {
  const has = (manner: RegExp) => words.some((word) => manner.test(word));
  if (has(/^(?:frozen|tk|tiefkuhl.*|tiefgekuhl.*|gefroren.*)$/u)) return 'frozen';
  if (words.length > 1 && has(/^(?:dogs?|cats?|puppy|kitten|hamster|hunde?|katzen?|welpen)$/u)) return 'pets';
  if (has(/^(?:hunde|katzen|vogel|hamster|welpen|kaninchen)\p{L}{3,}/u)) return 'pets';
  if (aisle === 'produce' || aisle === 'meat-fish') {
    if (has(/^(?:tinned|canned|pickled|dosen?|dosen\p{L}+|konserven?|eingelegte?[rsn]?|jar|cans?|tins?|glas)$/u)) {
      return 'pantry';
    }
  }
  if (aisle === 'produce' && has(/^(?:dried|getrocknete?[rsn]?)$/u)) return 'baking';
  if (aisle === 'meat-fish' && has(/^(?:vegan|vegane[rsn]?|vegetarian|veggie|vegetarische[rsn]?)$/u)) return 'deli';
  return aisle;
}

const qualities: ReadonlySet<string> = new Set(
  [
    'a an the some any of my our more extra pack bag box big large small medium mini little fresh organic bio free range',
    'good nice best cheap quality premium classic original natural plain pure regular normal standard new favourite',
    'light lite low reduced fat skimmed full lean gluten lactose dairy sugar unsalted unsweetened sweetened salted',
    'vegan vegetarian veggie halal kosher ripe raw cooked sliced diced chopped minced grated shredded ground whole half',
    'peeled boneless skinless mild spicy hot sweet sour smoked green red yellow white black blue brown pink',
    'ein eine einen der die das dem den etwas frische frischer frisches frischen frisch grosse grosser grosses gross',
    'kleine kleiner kleines klein gute guter gutes neue neuer neues echte natur naturell laktosefrei laktosefreie',
    'laktosefreier glutenfrei glutenfreie glutenfreies fettarm fettarme fettarmer fettreduziert zuckerfrei zuckerfreie',
    'ungesalzen ungesalzene gesalzen gesalzene ungesusst vegane veganer veganes vegetarische vegetarischer regional',
    'regionale mager magere reife reifer milde milder mild scharfe scharfer scharf susse susser suss saure saurer sauer',
    'geraucherte gerauchert gekochte gekocht rohe roher gehackte gehackt geschnitten geschnittene gerieben geriebene',
    'gemahlen gemahlene ganze ganzer ganzes halbe rote roter rotes grune gruner grunes gelbe gelber weisse weisser',
    'weisses schwarze schwarzer bunte bunter leicht leichte lecker leckere gunstig gunstige dicke dunne lange kurze',
    'bulb bulbs head heads stalk stalks sprig sprigs knolle knollen naturtrub naturtruber freiland bodenhaltung packung dose glas flasche kg g l ml',
  ].flatMap((line) => line.split(' ')),
);
