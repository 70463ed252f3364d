// The history and its slider, in English.

import { activityInWords, arrivalsInWords } from './enActivity.ts';
import { plural } from './enPlural.ts';

export const timelineInWords = {
  activity: activityInWords,
  arrivals: arrivalsInWords,
  region: 'Timeline',
  /** STABLE */
  slider: 'History',
  /** STABLE */
  stepBack: 'Step back',
  /** STABLE */
  stepForward: 'Step forward',
  /** STABLE */
  play: 'Play',
  /** STABLE */
  pause: 'Pause',
  /** STABLE */
  backToNow: 'Back to now',
  /** STABLE */
  compare: 'Compare',
  /** STABLE */
  order: 'Order of the past',
  clocks: {
    happened: {
      name: 'As it happened',
      meaning: 'Everything in the order in which it was done, the same on every device.',
    },
    learned: {
      name: 'As this device learned it',
      meaning: 'What this device knew at a moment: “it was not on the list when I was in the shop”.',
    },
  },
  learnedMoment: (sentence: string) => `Learned here: ${sentence}`,
  clockLimits:
    'What arrived in one go, as when this cart was first opened here, counts as learned at once. Other devices learned it in another order, so a link to such a moment shows theirs.',
  clockNotRead: 'That order could not be read. Reload the page and try again.',
  speed: 'Speed',
  speedOption: (speed: number) => `${speed}×`,
  now: 'Now',
  reading: (percent: number) => `Reading the past: ${percent} %`,
  nothingYet: 'Nothing has happened yet.',
  latest: (sentence: string, when: string) => `Last: ${sentence}, ${when}`,
  at: (sentence: string, when: string) => `${sentence}, ${when}`,
  arrivedBefore: (count: number) =>
    `${plural(count, { one: 'earlier change', other: 'earlier changes' })} arrived meanwhile.`,
  quiet: (days: number) => `${plural(days, { one: 'quiet day', other: 'quiet days' })} before`,
  lines: (count: number) => plural(count, { one: 'item', other: 'items' }),
  /** STABLE */
  copyLink: 'Copy link to this moment',
  linkCopied: 'Link copied, for who has this cart too.',
  linkNotCopied: 'The browser did not let it be copied. Copy the address of this page.',
  zoom: 'Zoom',
  wholeHistory: 'All of it',
  people: 'One person',
  days: 'One day',
  sameAsNow: 'Same as now',
  differences: (count: number) => `${plural(count, { one: 'item differs', other: 'items differ' })} from now`,
};
