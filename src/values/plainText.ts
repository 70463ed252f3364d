// What people type, made fit to keep: one Unicode form, no control characters, no half characters, and none of the
// marks that turn the direction of what follows. It knows nothing of what the text is for.

const unwanted = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** One line. Line breaks and tabs become spaces. Empty where nothing of it can be seen. */
export function singleLine(text: string): string {
  const line = text.normalize('NFC').replace(/\s/gu, ' ').replace(unwanted, '').replace(/ +/gu, ' ').trim();
  return /[^\s\p{Cf}]/u.test(line) ? line : '';
}

/** Line breaks stay, as "\n". */
export function severalLines(text: string): string {
  const lines = text.normalize('NFC').split(/\r\n?|\n|\u2028|\u2029/u);
  return lines
    .map((line) => line.replace(/\t/gu, ' ').replace(unwanted, '').trimEnd())
    .join('\n')
    .trim();
}
