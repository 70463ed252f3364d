// Vitest's `waitFor` gives up after a second: too soon on a machine that is busy with something else.

import { vi } from 'vitest';

const patienceMs = 30_000;
const { waitFor } = vi;

vi.waitFor = (check, options = patienceMs) => waitFor(check, options);
