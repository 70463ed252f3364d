// PORT: where the choice of a language is kept on this device.

export interface LanguageSetting {
  read(): string | null;
  /** Null: as the browser has it. */
  keep(language: string | null): void;
}
