// Who had seen what, and entries looked at from near, in English.

import { plural } from './enPlural.ts';

const entries = { one: 'entry', other: 'entries' };

export const causalInWords = {
  title: 'Who had seen what',
  lead: 'Each lane is a device. A line comes in where somebody had seen what another one had done.',
  acts: 'Acts',
  view: 'Show as',
  asGraph: 'Picture',
  asTable: 'Table',
  zoom: 'Zoom',
  zooms: { near: 'Near', far: 'Far', farthest: 'Farthest' },
  leftOut: (count: number) => `${plural(count, { one: 'older entry is', other: 'older entries are' })} left out here.`,
  device: (name: string, number: number | null) =>
    number === null ? `${name}’s device` : `${name}’s device ${number}`,
  yourDevice: (number: number | null) => (number === null ? 'your device' : `your device ${number}`),
  newer: (type: string | null) => (type === null ? 'Something of a newer Trolley' : `“${type}”, of a newer Trolley`),
  invalid: 'Something that cannot be read',
  join: 'branches come together',
  part: 'branches part here',
  act: 'Act',
  when: 'When',
  where: 'Device',
  hadSeen: 'Had seen',
  nothingElse: 'nothing new of others',
  meets: 'Met',
  /** The inspector. */
  chosen: 'This act',
  entry: (number: number, of: number) => `Entry ${number} of ${of}`,
  size: (bytes: number, head: number) => `${bytes} bytes, ${head} of them head`,
  id: 'Id',
  command: 'Command',
  log: 'Log and place in it',
  logPlace: (log: string, seq: number) => `${log}, ${seq}`,
  author: 'Author',
  deps: 'Had seen (deps)',
  none: 'none',
  chain: 'Chain',
  chained: (before: string, own: string) => `${before} → ${own}`,
  yjs: 'In Yjs',
  yjsPlace: (array: string, client: number, clock: number) =>
    `array “${array}”, index ${clock}; client ${client}, clock ${clock}`,
  held: 'Held',
  here: (when: string) => `on this device since ${when}`,
  onRelay: 'on the server',
  notOnRelay: 'not on the server yet',
  on: (devices: string) => `on the devices of ${devices}`,
  whyUnread: 'Why it is not shown',
  whyNewer: 'It was written by a newer Trolley. It is kept and passed on; update to see it.',
  data: 'What it says',
  bytes: 'Bytes',
  kept: (count: number) => `Kept, not shown: ${plural(count, entries)}`,
  keptHint: 'They are kept for ever and passed on to the others. What a newer Trolley wrote is shown after an update.',
  keptAside: 'gave way to another branch of its log',
  keptSave: 'Save them as a file',
};
