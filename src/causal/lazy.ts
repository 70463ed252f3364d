// A value that is worked out when it is first asked for, and then kept.

export interface Lazy<Value> {
  readonly get: () => Value;
  /** Null while nobody has asked for it. */
  readonly known: () => { readonly value: Value } | null;
}

/** What is known already. */
export function found<Value>(value: Value): Lazy<Value> {
  const known = { value };
  return { get: () => value, known: () => known };
}

export function lazy<Value>(workOut: () => Value): Lazy<Value> {
  let known: { readonly value: Value } | null = null;
  return {
    get() {
      known ??= { value: workOut() };
      return known.value;
    },
    known: () => known,
  };
}
