// SHA-256 as the wire wants it: bytes in, bytes out, at once.

import { hash } from 'node:crypto';
import type { Sha256 } from '../../src/log/entryHead.ts';

export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');
