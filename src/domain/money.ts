// Money as whole numbers of a currency's minor unit (cents). Floats never touch it; sums stop at the largest safe
// whole number instead of losing digits.

/** Minor units per piece times pieces. */
export function multiply(minor: number, quantity: number): number {
  return saturated(minor * quantity);
}

export function add(a: number, b: number): number {
  return saturated(a + b);
}

/** How many digits the currency has after the point: 2 for EUR, 0 for JPY, 3 for KWD. 2 where it is unknown. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** "2,49", "2.49", "1.234,50", "€ 3" to minor units; null where it is no price or has more digits than the currency. */
export function parseMoney(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const bare = text.normalize('NFKC').replace(/[\p{Sc}\s'’]|\p{L}{3}(?=\s*$)|^\s*\p{L}{3}/gu, '');
  const parts = /^(\d+(?:([.,])\d{3}(?:\2\d{3})*)??)(?:[.,](\d+))?$/u.exec(bare);
  if (parts === null) return null;
  const whole = (parts[1] ?? '').replace(/[.,]/gu, '');
  const fraction = parts[3] ?? '';
  if (fraction.length > digits) return null;
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : null;
}

export function formatMoney(minor: number, currency: string, locale: string): string {
  const digits = minorDigits(currency);
  const style = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  try {
    return new Intl.NumberFormat(locale, style).format(decimalOf(minor, digits));
  } catch {
    return `${decimalOf(minor, digits)} ${currency}`;
  }
}

/** A decimal string: dividing would make a float of it, and large amounts would lose their cents. */
function decimalOf(minor: number, digits: number): Intl.StringNumericLiteral {
  const sign = minor < 0 ? '-' : '';
  const text = Math.abs(minor).toFixed(0).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${sign}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}` as Intl.StringNumericLiteral;
}

function saturated(amount: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, amount));
}
