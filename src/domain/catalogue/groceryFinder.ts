// Which grocery somebody means, and in which aisle a thing of any name is found: plurals, synonyms, adjectives, compounds,
// emoji and typing errors, in English and German. What the words say comes first; MiniSearch finds what is spelled
// otherwise. In both languages the last word says what a thing is: apple juice is juice.

import MiniSearch from 'minisearch';
import type { Aisle } from './aisles.ts';
import { foldedWords, stem } from './foldWord.ts';
import type { Grocery } from './groceries/groceries.ts';
import { aisleByManner, isPlainQuality, partsOfName } from './nameParts.ts';

export interface GroceryFinder {
  /** The grocery of exactly this name, in either language, in singular or plural. */
  named(name: string): Grocery | null;
  /** Null where nobody can say. */
  aisleOf(name: string): Aisle | null;
  /** What is being typed, the last word perhaps not yet whole. Best first. */
  search(query: string): readonly Grocery[];
}

interface Phrase {
  readonly id: number;
  readonly words: readonly string[];
  readonly grocery: Grocery;
  readonly isName: boolean;
}

/** Made in small steps, `pause` between them: all at once it would hold up what somebody types on a slow phone. */
export async function createGroceryFinder(
  groceries: readonly Grocery[],
  pause: () => Promise<void>,
): Promise<GroceryFinder> {
  const phrases: Phrase[] = [];
  const byText = new Map<string, Phrase>();
  const byStems = new Map<string, Phrase>();
  const spelling = createSpelling();
  for (const [index, grocery] of groceries.entries()) {
    if (index % groceriesAtOnce === groceriesAtOnce - 1) await pause();
    for (const { text, isName } of textsOf(grocery)) {
      const phrase = { id: phrases.length, words: foldedWords(text), grocery, isName };
      phrases.push(phrase);
      spelling.add(phrase);
      keep(byText, phrase.words.join(''), phrase);
      keep(byStems, phrase.words.map(stem).join(''), phrase);
    }
  }

  /** Words are joined: "tooth paste" is "toothpaste". As it is written first: "beer" is not one of the "Beeren". */
  const phraseOf = (words: readonly string[]) =>
    byText.get(words.join('')) ?? byStems.get(words.map(stem).join('')) ?? null;
  const known = (words: readonly string[]) => phraseOf(words)?.grocery ?? null;

  const ofWords = (words: readonly string[]): Grocery | null => {
    let ingredient: Grocery | null = null;
    for (const part of partsByWeight(words)) {
      const grocery = known(part);
      if (grocery === null) continue;
      // "Marmelade Kirsche", "yoghurt strawberry": what is made of it says more.
      if (part.length > 1 || grocery.aisle !== 'produce') return grocery;
      ingredient ??= grocery;
    }
    return ingredient;
  };

  /** "Dinkelvollkornbrot" is a kind of "brot": the longest known ending says what it is. */
  const ofEnding = (words: readonly string[], least: 2 | 3): Grocery | null => {
    for (const word of [...words].reverse()) {
      for (let start = 2; start <= word.length - least; start++) {
        const ending = word.slice(start);
        const isUsed = ending.length >= 4 || shortEndings.has(ending);
        const grocery = isUsed ? known([ending]) : null;
        if (grocery !== null) return grocery;
      }
    }
    return null;
  };

  const ofBeginning = (words: readonly string[]): Grocery | null => {
    for (const word of words) {
      for (let end = word.length - 2; end >= 4; end--) {
        const grocery = known([word.slice(0, end)]);
        if (grocery !== null) return grocery;
      }
    }
    return null;
  };

  const ofSpelling = (words: readonly string[]): Grocery | null => {
    const [best] = spelling.search(words.filter((word) => word.length > 3).join(' '), {
      fuzzy: mistakesIn,
      prefix: false,
      boostTerm: (_, index, terms) => 1 + index / terms.length,
      boostDocument: (id) => 1 / (phrases[id as number]?.words.length ?? 1),
    });
    return best === undefined ? null : (phrases[best.id as number]?.grocery ?? null);
  };

  return {
    named(name) {
      const words = foldedWords(name);
      const written = byText.get(words.join(''));
      const likely = written?.isName ? written : byStems.get(words.map(stem).join(''));
      const isOther = written !== undefined && written.grocery !== likely?.grocery;
      return likely?.isName && !isOther ? likely.grocery : null;
    },
    aisleOf(name) {
      const whole = known(foldedWords(name));
      if (whole !== null) return whole.aisle;
      for (const part of partsOfName(name)) {
        const words = foldedWords(part).filter((word) => !isPlainQuality(word));
        const grocery =
          ofWords(words) ??
          swapped(words, ofWords) ??
          ofEnding(words, 3) ??
          ofSpelling(words) ??
          ofEnding(words, 2) ??
          ofBeginning(words);
        const aisle = aisleByManner(foldedWords(name), grocery?.aisle ?? null);
        if (aisle !== null) return aisle;
      }
      return null;
    },
    search(query) {
      const words = foldedWords(query);
      const found = spelling.search(words.join(' '), {
        fuzzy: mistakesIn,
        prefix: (_, index, terms) => index === terms.length - 1,
        combineWith: 'AND',
        boostDocument: (id) => (phrases[id as number]?.isName ? 2 : 1),
      });
      return [...new Set(found.flatMap(({ id }) => phrases[id as number]?.grocery ?? []))];
    },
  };
}

/** A few milliseconds' work. */
const groceriesAtOnce = 8;

/** Short words that end others: "Kamillentee", "Vanilleeis", "Traubenkernöl". */
const shortEndings = new Set(['tee', 'eis', 'ol', 'oel']);

function textsOf({ names, otherWords }: Grocery): readonly { readonly text: string; readonly isName: boolean }[] {
  const all = new Set([...Object.values(names), ...otherWords]);
  return [...all].map((text, index) => ({ text, isName: index < new Set(Object.values(names)).size }));
}

function keep(phrases: Map<string, Phrase>, key: string, phrase: Phrase): void {
  const before = phrases.get(key);
  if (before === undefined || (phrase.isName && !before.isName)) phrases.set(key, phrase);
}

function createSpelling(): MiniSearch<Phrase> {
  const asWrittenAndStem = (word: string) => [...new Set([word, stem(word)])];
  return new MiniSearch<Phrase>({
    fields: ['words'],
    extractField: (phrase, field) => (field === 'id' ? phrase.id : phrase.words.join(' ')),
    tokenize: (text) => text.split(' '),
    processTerm: asWrittenAndStem,
  });
}

/** What ends where the name ends first, long before short; then what stands before it. */
function* partsByWeight(words: readonly string[]): Generator<readonly string[]> {
  const some = words.slice(-8);
  for (let start = 0; start < some.length; start++) yield some.slice(start);
  for (let length = some.length - 1; length > 0; length--) {
    for (let end = some.length - 1; end >= length; end--) yield some.slice(end - length, end);
  }
}

/** Two neighbouring letters in the wrong order: "mlik". */
function swapped(words: readonly string[], find: (words: readonly string[]) => Grocery | null): Grocery | null {
  for (const [at, word] of words.entries()) {
    for (let letter = 0; word.length > 3 && letter < word.length - 1; letter++) {
      const other = word.slice(0, letter) + word.charAt(letter + 1) + word.charAt(letter) + word.slice(letter + 2);
      const found = other === word ? null : find(words.with(at, other).slice(at));
      if (found !== null) return found;
    }
  }
  return null;
}

/** How many letters may be wrong: in a short word every letter counts. */
function mistakesIn(term: string): number | false {
  if (term.length < 4) return false;
  return term.length < 8 ? 1 : 2;
}
