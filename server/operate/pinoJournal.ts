// The journal as JSON lines on stderr.

import pino from 'pino';
import type { Journal } from '../room/journal.ts';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const stderr = 2;

export function openJournal(level: LogLevel, write?: (line: string) => void): Journal {
  const destination = write === undefined ? pino.destination({ fd: stderr, sync: true }) : { write };
  return new JournalAbout(pino({ level, base: null }, destination));
}

/** Light: there is one per connection, which mostly says nothing. So no child logger, and methods instead of closures. */
class JournalAbout implements Journal {
  readonly #logger: pino.Logger;
  readonly #known: object;

  constructor(logger: pino.Logger, known: object = {}) {
    this.#logger = logger;
    this.#known = known;
  }

  debug(facts: object, message: string): void {
    this.#logger.debug({ ...this.#known, ...facts }, message);
  }

  info(facts: object, message: string): void {
    this.#logger.info({ ...this.#known, ...facts }, message);
  }

  warn(facts: object, message: string): void {
    this.#logger.warn({ ...this.#known, ...facts }, message);
  }

  error(facts: object, message: string): void {
    this.#logger.error({ ...this.#known, ...facts }, message);
  }

  about(facts: object): Journal {
    return new JournalAbout(this.#logger, { ...this.#known, ...facts });
  }
}
