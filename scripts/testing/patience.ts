// Vitest's `waitFor` gives up after a second: too soon on a machine that is busy with something else.

import { vi } from 'vitest';

const timeout = 30_000;
const { waitFor } = vi;

vi.waitFor = (check, options = {}) => waitFor(check, typeof options === 'number' ? options : { timeout, ...options });
