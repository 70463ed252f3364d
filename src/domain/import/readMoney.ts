// An amount of money as people write it ("2.55", "1.234,50 €", "£1,234.50", "1 234,50") to whole minor units, exactly:
// no floating point, no rounding. What could mean two amounts is not guessed at.

export type MoneyProblem =
  | 'not-a-number'
  | 'negative'
  /** A fraction of the smallest coin. */
  | 'too-precise'
  /** "1,234" and "1.234": a thousand, or one and a bit. */
  | 'ambiguous'
  | 'too-large';

export type MoneyReading =
  | { readonly kind: 'money'; readonly minor: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable'; readonly why: MoneyProblem };

/** `limit` is a safe integer. */
export function readMoney(text: string, digits: number, limit: number): MoneyReading {
  const amount = text.replace(currencySign, '').trim();
  if (amount === '') return text.trim() === '' ? { kind: 'blank' } : unreadable('not-a-number');
  const { sign, plain, grouped, plainDecimals, groupedDecimals } = amountForm.exec(amount)?.groups ?? {};
  const whole = plain ?? grouped?.replace(/\D/gu, '');
  const decimals = plainDecimals ?? groupedDecimals ?? '';
  if (whole === undefined || (whole === '' && decimals === '')) return unreadable('not-a-number');
  if (decimals.length === 3 && digits < 3 && /^[1-9]\d{0,2}$/u.test(plain ?? '')) return unreadable('ambiguous');
  const fraction = decimals.replace(/0+$/u, '');
  if (fraction.length > digits) return unreadable('too-precise');
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  // A number too long to be exact is still above the limit.
  if (minor > limit) return unreadable('too-large');
  return sign === '-' && minor > 0 ? unreadable('negative') : { kind: 'money', minor };
}

export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/u.test(text);
}

/** A symbol or an ISO code on either side. */
const currencySign = /^(?:\p{Sc}|[A-Z]{3}(?![A-Z]))\s*|\s*(?:\p{Sc}|(?<![A-Z])[A-Z]{3})$/giu;

/** Digits, or groups of three with one and the same separator; then decimals behind another one. */
const amountForm = new RegExp(
  [
    String.raw`^(?<sign>[+-]?)\s*(?:`,
    String.raw`(?<plain>\d*)(?:[.,](?<plainDecimals>\d+))?`,
    String.raw`|(?<grouped>\d{1,3}(?<separator>[.,'’\s])\d{3}(?:\k<separator>\d{3})*)`,
    String.raw`(?:(?!\k<separator>)[.,](?<groupedDecimals>\d+))?`,
    ')$',
  ].join(''),
  'u',
);

function unreadable(why: MoneyProblem): MoneyReading {
  return { kind: 'unreadable', why };
}
