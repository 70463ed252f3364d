// Words as the catalogue compares them: without case, accents and endings, so that "Käse" is "kaese", "tomatoes" is
// "tomato" and "Äpfel" is "apfel". Endings of English and German only, cut by one rule on both sides of every
// comparison: what it makes need not be a word, but must be the same for all forms of one.

/** Without case and accents. Emoji stay. */
export function foldText(text: string): string {
  if (/^[\x20-\x7e]*$/u.test(text)) return text.toLowerCase().replace(/ +/gu, ' ').trim();
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return folded
    .replace(/[ßøłæœđ]/gu, (letter) => undecomposable[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}

const undecomposable: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd' };

/** The words of a text, folded; emoji are words of their own. A hyphen parts words, an apostrophe does not. */
export function foldedWords(text: string): readonly string[] {
  return (
    foldText(text)
      .replace(/[’']/gu, '')
      .match(/[\p{L}\p{N}&]+|\p{Extended_Pictographic}/gu) ?? []
  );
}

/** Of a folded word. "Müsli", "Muesli" and "Musli" are one. */
export function stem(word: string): string {
  let rest = word.replace(/([aou])e(?=.)/gu, '$1');
  for (let round = 0; round < 2; round++) {
    const shorter = withoutEnding(rest);
    if (shorter.length < (round === 0 ? 3 : 4)) return rest;
    rest = shorter;
  }
  return rest;
}

function withoutEnding(word: string): string {
  return word.replace(/ies$|(?<=..)y$/u, 'i').replace(/(?<=[er]l)n$|ern$|e[nmrs]?$|(?<!s)s$/u, '');
}
