// What befell everybody in all schedules so far.

export interface Tallies {
  acts: number;
  skipped: number;
  refused: number;
  crashes: number;
  closes: number;
  browserKills: number;
  profileSetBacks: number;
  relaySetBacks: number;
  relayKills: number;
  clones: number;
  freezes: number;
  takenOff: number;
  cleared: number;
  /** Pages that came back from the back/forward cache. */
  fromCache: number;
  audits: number;
}

export function noTallies(): Tallies {
  return {
    acts: 0,
    skipped: 0,
    refused: 0,
    crashes: 0,
    closes: 0,
    browserKills: 0,
    profileSetBacks: 0,
    relaySetBacks: 0,
    relayKills: 0,
    clones: 0,
    freezes: 0,
    takenOff: 0,
    cleared: 0,
    fromCache: 0,
    audits: 0,
  };
}
