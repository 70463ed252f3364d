// Money as whole numbers of a currency's minor unit (cents). Sums stop at the largest safe whole number instead of
// losing digits: no price that anybody sends can make a total wrong by a little.

/** Minor units per piece times pieces. */
export function multiply(minor: number, quantity: number): number {
  return saturated(minor * quantity);
}

export function add(a: number, b: number): number {
  return saturated(a + b);
}

/** How many digits a currency has after the point: 2 for EUR, 0 for JPY, 3 for KWD; 2 where it is unknown. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

function saturated(amount: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, amount));
}
