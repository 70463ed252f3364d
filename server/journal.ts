// What the relay tells its operator: JSON lines on stderr. Never a key, and never a header or an address as a whole,
// since a key may stand in one.

import pino from 'pino';
import type { LogLevel } from './config.ts';

export interface Journal {
  readonly debug: (facts: object, message: string) => void;
  readonly info: (facts: object, message: string) => void;
  readonly warn: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
  /** The same, with these facts in every line. */
  readonly about: (facts: object) => Journal;
}

const stderr = 2;

export function openJournal(level: LogLevel, write?: (line: string) => void): Journal {
  const destination = write === undefined ? pino.destination({ fd: stderr, sync: true }) : { write };
  return journalOf(pino({ level, base: null }, destination));
}

export const silentJournal: Journal = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  about: () => silentJournal,
};

/** No child loggers: there is one of these per connection, which mostly says nothing. */
function journalOf(logger: pino.Logger, known: object = {}): Journal {
  return {
    debug: (facts, message) => logger.debug({ ...known, ...facts }, message),
    info: (facts, message) => logger.info({ ...known, ...facts }, message),
    warn: (facts, message) => logger.warn({ ...known, ...facts }, message),
    error: (facts, message) => logger.error({ ...known, ...facts }, message),
    about: (facts) => journalOf(logger, { ...known, ...facts }),
  };
}
