// German counts.

import { createPlural } from './plural.ts';

export const plural = createPlural('de');
