// What the tables of merge rules have in common: ana and ben know what carol did, act without knowing of each other, and
// then hear of each other. Whose acts are the later ones is the row's choice.

import type { Command } from '../message.ts';

export type Side = 'ana' | 'ben';

interface Actor<Cmd extends Command> {
  does(command: Cmd): unknown;
}

export function meet<Cmd extends Command, Who extends Actor<Cmd> & { hears(other: Who): void }>(
  person: (name: string, replica: number, clockAheadMs: number) => Who,
  acts: { readonly before: readonly Cmd[]; readonly ana: readonly Cmd[]; readonly ben: readonly Cmd[] },
  later: Side,
): { readonly ana: Who; readonly ben: Who; readonly carol: Who } {
  const carol = person('carol', 3, 0);
  const ana = person('ana', 1, later === 'ana' ? 2_000 : 1_000);
  const ben = person('ben', 2, later === 'ben' ? 2_000 : 1_000);
  for (const command of acts.before) carol.does(command);
  for (const who of [ana, ben]) who.hears(carol);
  for (const command of acts.ana) ana.does(command);
  for (const command of acts.ben) ben.does(command);
  ana.hears(ben);
  ben.hears(ana);
  return { ana, ben, carol };
}
