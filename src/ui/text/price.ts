// Money as people read it, from minor units, without ever making a float of it. One formatter per currency.

import { minorDigits } from '../../values/money.ts';

export type Price = (minorUnits: number) => string;

export function createPrice(locale: string, currency: string): Price {
  const digits = minorDigits(currency);
  const format = formatFor(locale, currency, digits);
  return (minorUnits) => format.format(decimal(minorUnits, digits));
}

/** 129 → "1.29", exactly. */
export function decimal(minorUnits: number, digits: number): Intl.StringNumericLiteral {
  const sign = minorUnits < 0 ? '-' : '';
  const plain = String(Math.abs(minorUnits)).padStart(digits + 1, '0');
  const whole = plain.slice(0, plain.length - digits);
  return `${sign}${whole}${digits === 0 ? '' : `.${plain.slice(-digits)}`}` as Intl.StringNumericLiteral;
}

/** A cart made elsewhere may name a currency that is none: then its amounts are shown without a sign. */
function formatFor(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return /^[A-Z]{3}$/iu.test(currency)
    ? new Intl.NumberFormat(locale, { style: 'currency', currency, ...fraction })
    : new Intl.NumberFormat(locale, fraction);
}
