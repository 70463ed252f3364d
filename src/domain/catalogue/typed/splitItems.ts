// Several items in one text: lines or commas that somebody types, pastes or drops, a recipe's ingredients among them.
// Each comes back as one text for parseItemText. When in doubt it is one item: "Milk, lactose-free" is not two.

import { parseItemText } from './parseItemText.ts';

/** More is not looked at: that is a file to import. */
export const mostItems = 200;
const longestText = 20_000;

export function splitItems(text: string): readonly string[] {
  const lines = text.slice(0, longestText).split(/\r\n?|\n|\u2028|\u2029|\t/u);
  const items = lines.flatMap((line) => itemsOf(withoutMarker(line), lines.length > 1));
  return items.slice(0, mostItems);
}

/** "- milk", "• milk", "[ ] milk", "☐ milk", "1. milk". */
function withoutMarker(line: string): string {
  const marker = /^\s*(?:[-–—*•‣▪◦·+>]\s+|[☐☑✅✔✓□■]\ufe0f?\s*|\[[ xX]?\]\s*|\d{1,2}[.)]\s+(?=\p{L}))+/u;
  return line.replace(marker, '').replace(/\s+/gu, ' ').trim();
}

function itemsOf(line: string, isOneOfMany: boolean): readonly string[] {
  if (line === '' || (isOneOfMany && isHeading(line))) return [];
  if (onlyPictures.test(line)) return countedPictures(line);
  const items: string[] = [];
  for (const part of partsOf(line)) {
    const before = items.at(-1);
    if (isPreparation(part)) {
      if (before === undefined) items.push(part);
    } else if (before !== undefined && belongsToWhatIsBefore(part)) {
      items[items.length - 1] = `${before}, ${part}`;
    } else {
      items.push(part);
    }
  }
  return items;
}

/** At commas, semicolons and plus signs; not in brackets, and not in "1,5" or "1,000". */
function partsOf(line: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at);
    if (sign === '(') depth++;
    if (sign === ')') depth = Math.max(0, depth - 1);
    const isNumber = sign === ',' && /\d/u.test(line.charAt(at - 1)) && /\d/u.test(line.charAt(at + 1));
    const isBreak = /[,;•|]/u.test(sign) || (sign === '+' && line.charAt(at - 1) === ' ');
    if (depth > 0 || isNumber || !isBreak) continue;
    parts.push(line.slice(from, at));
    from = at + 1;
  }
  parts.push(line.slice(from));
  return parts
    .map((part) => part.trim().replace(/^(?:and|und|&) /iu, ''))
    .filter((part) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(part));
}

/** "Ingredients:", "For the sauce:", "Zutaten für 4 Personen". */
function isHeading(line: string): boolean {
  return /:$/u.test(line) || /^#/u.test(line) || headings.test(line);
}

const headings =
  /^(?:ingredients|shopping list|groceries|zutaten|einkaufsliste|einkaufszettel|einkauf|method|directions|zubereitung)(?: (?:for|für|serves) .*)?$/iu;

/** "4", "2 l", "500 g": how much of what was named before. "Lactose-free": of what kind. */
function belongsToWhatIsBefore(part: string): boolean {
  if (kinds.test(part)) return true;
  const read = parseItemText(`${part} ${anything}`);
  return read.name === anything && (read.amount !== null || read.quantity > 1 || /^\d/u.test(part));
}

/** A name that is part of no other. */
const anything = 'Ytterbium';

const kinds =
  /^(?:(?:lactose|gluten|sugar|dairy|alcohol)[- ]free|(?:laktose|gluten|zucker|alkohol)frei|organic|bio|free[- ]range|freiland|fettarm|low[- ]fat|semi[- ]skimmed|full[- ]fat|vegan|vegetarisch|vegetarian|unsalted|ungesalzen|salted|gesalzen|fresh|frisch|ripe|reif|still|medium|sparkling|natur|mild|scharf|large|small|big|groß|klein|red|green|rot|grün|gerne? .*|the .*|die .*|das .*|den .*|or .*|oder .*|not .*|nicht .*|preferably .*|am besten .*)$/iu;

/** What a cook does with it, or says about it: nothing to buy. */
function isPreparation(part: string): boolean {
  return preparations.test(part);
}

const preparations =
  /^(?:(?:very |freshly |finely |roughly |coarsely |thinly |thickly |lightly |fein |grob |frisch |klein |in )?(?:chopped|diced|sliced|minced|peeled|crushed|grated|softened|melted|drained|rinsed|beaten|divided|halved|quartered|cubed|shredded|toasted|deseeded|seeded|trimmed|torn|zested|juiced|washed|cooked|cooled|sifted|mashed|ground|pitted|gehackte?|gewürfelte?|geschälte?|geriebene?|geschnitten|gepresst|zerlassen|zerdrückt|abgetropft|gewaschen|halbiert|geviertelt|entkernt|gemahlen|gekocht|weich|zimmerwarm|scheiben|würfeln?|stücken?|streifen|ringen?)(?: .*)?|to taste|for (?:serving|frying|garnish|garnishing|dusting|greasing|the pan|the tin).*|to serve|to garnish|optional|plus (?:extra|more) .*|at room temperature|cut into .*|room temperature|nach (?:geschmack|belieben|bedarf)|zum (?:braten|garnieren|bestreuen|servieren|bestäuben|einfetten|verzieren).*|für die (?:form|pfanne|deko)|evtl\.?|eventuell|etwas davon .*)$/iu;

const picture = String.raw`\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*`;
const onlyPictures = new RegExp(`^(?:${picture} ?)+$`, 'u');

/** "🍎🍎🥛": two apples and milk. */
function countedPictures(line: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const [found] of line.matchAll(new RegExp(picture, 'gu'))) counts.set(found, (counts.get(found) ?? 0) + 1);
  return [...counts].map(([found, count]) => (count === 1 ? found : `${count} ${found}`));
}
