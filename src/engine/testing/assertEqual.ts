// Assertions for contract cases, which run where no test runner's own are at hand, such as in a browser's page.

export function assertEqual(actual: unknown, expected: unknown, what = 'value'): void {
  const [a, b] = [show(actual), show(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`);
}

export async function assertRejects(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (failure) {
    return failure;
  }
  throw new Error(`expected a rejection, got ${show(value)}`);
}

/** Equal data, equal text: keys are sorted, bytes are told from arrays. */
function show(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === undefined) return 'undefined';
    if (part instanceof Uint8Array) return `bytes ${[...part].join(' ')}`;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
