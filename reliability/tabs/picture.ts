// What the planner knows of the world: which profiles there are and how they reach the relay, which tabs they have and
// where those are. It changes with each planned step.

import { createLedger } from './ledger.ts';
import { profileOf } from './step.ts';

export interface PlannedTab {
  readonly name: string;
  place: 'cart' | 'home' | 'away' | 'taken-off' | 'frozen';
}

export interface PlannedProfile {
  readonly name: string;
  readonly tabs: PlannedTab[];
  readonly copies: readonly string[];
  line: 'open' | 'cut' | 'stalled';
  /** The app is kept here: it starts without a network. */
  isStored: boolean;
  open(): PlannedTab;
  drop(tab: string): void;
  awake(): readonly PlannedTab[];
  addCopy(): string;
}

export type Picture = ReturnType<typeof createPicture>;

export function createPicture() {
  const profiles: PlannedProfile[] = [];
  const relayCopies: string[] = [];
  const lines = new Map<string, number>();

  return {
    profiles,
    relayCopies,
    /** The cart's lines, in the order they were begun, and what each shows if all goes well. */
    lines,
    /** Of what is planned: what it would not take when it is done need not be planned. */
    ledger: createLedger(),
    isRelayUp: true,
    addProfile(tabs: number): PlannedProfile {
      const profile = createProfile(String.fromCharCode(65 + profiles.length));
      for (let n = 0; n < tabs; n++) profile.open();
      profiles.push(profile);
      return profile;
    },
    addRelayCopy(): string {
      relayCopies.push(`relay@${relayCopies.length + 1}`);
      return relayCopies.at(-1) ?? '';
    },
    /** Every browser is up between two moves. */
    up: (): readonly PlannedProfile[] => profiles,
    tabs: (place: PlannedTab['place']) => profiles.flatMap(({ tabs }) => tabs.filter((tab) => tab.place === place)),
    profileOf(tab: string): PlannedProfile {
      const profile = profiles.find(({ name }) => name === profileOf(tab));
      if (profile === undefined) throw new Error(`no profile has the tab ${tab}`);
      return profile;
    },
    isReached(profile: PlannedProfile): boolean {
      return this.isRelayUp && profile.line === 'open';
    },
    canLoad(profile: PlannedProfile): boolean {
      return profile.isStored || this.isReached(profile);
    },
    open(profile: PlannedProfile): string {
      profile.isStored ||= this.isReached(profile);
      return profile.open().name;
    },
  };
}

function createProfile(name: string): PlannedProfile {
  const tabs: PlannedTab[] = [];
  const copies: string[] = [];
  let opened = 0;
  return {
    name,
    tabs,
    copies,
    line: 'open',
    isStored: true,
    open() {
      opened += 1;
      const tab: PlannedTab = { name: `${name}${opened}`, place: 'cart' };
      tabs.push(tab);
      return tab;
    },
    drop(tab) {
      tabs.splice(
        tabs.findIndex((each) => each.name === tab),
        1,
      );
    },
    awake: () => tabs.filter(({ place }) => place !== 'frozen'),
    addCopy() {
      copies.push(`${name}@${copies.length + 1}`);
      return copies.at(-1) ?? '';
    },
  };
}
