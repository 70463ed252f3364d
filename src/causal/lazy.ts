// A value that is worked out when it is first asked for, and then kept. There are several for each line of a cart, so it is one object
// and lets go of what it was worked out from.

export interface Lazy<Value> {
  get(): Value;
  /** Null while nobody has asked for it. */
  known(): { readonly value: Value } | null;
}

/** What is known already. */
export function found<Value>(value: Value): Lazy<Value> {
  return new LazyValue<Value>(null, { value });
}

export function lazy<Value>(workOut: () => Value): Lazy<Value> {
  return new LazyValue(workOut, null);
}

class LazyValue<Value> implements Lazy<Value> {
  private workOut: (() => Value) | null;
  private told: { readonly value: Value } | null;

  constructor(workOut: (() => Value) | null, told: { readonly value: Value } | null) {
    this.workOut = workOut;
    this.told = told;
  }

  get(): Value {
    if (this.workOut !== null) {
      this.told = { value: this.workOut() };
      this.workOut = null;
    }
    return (this.told as { readonly value: Value }).value;
  }

  known(): { readonly value: Value } | null {
    return this.told;
  }
}
