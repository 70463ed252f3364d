// What this browser gives at this address, as main.tsx found it.

export interface Capabilities {
  /** False: one page says why, and nothing is opened. */
  readonly canStore: boolean;
  /** False over plain http on another host: a quiet line says what that costs. */
  readonly isSecure: boolean;
}
