// What the ids of events that were set aside stand for. An act that was issued again says which ids it had in branches that were set aside
// (message.ts: `formerIds`), since others may have seen it under one of them, and named it so, in logs that stand. An id that
// is here stands for itself, whoever claims it.

import type { EventEnvelope, EventId } from './message.ts';

export interface FormerIds {
  /** Takes in what these say. Returns whether any id stands for something else now. */
  add(envelopes: readonly EventEnvelope[], isHere: (id: EventId) => boolean): boolean;
  isEmpty(): boolean;
  /** The event that has it as a former id, if it is not here itself; else the same id. */
  standsFor(id: EventId): EventId;
}

export function createFormerIds(): FormerIds {
  /** Where several claim one id, the lowest: of twins any would do. */
  const claims = new Map<EventId, EventId>();

  return {
    add(envelopes, isHere) {
      let hasChanged = false;
      if (claims.size > 0) for (const { id } of envelopes) hasChanged = claims.delete(id) || hasChanged;
      const claiming = envelopes.filter(({ formerIds }) => formerIds !== undefined);
      if (claiming.length === 0) return hasChanged;
      const arrived = new Set(envelopes.map(({ id }) => id));
      for (const { id, formerIds = [] } of claiming) {
        for (const former of formerIds) {
          if (arrived.has(former) || isHere(former)) continue;
          const known = claims.get(former);
          if (known !== undefined && known <= id) continue;
          claims.set(former, id);
          hasChanged = true;
        }
      }
      return hasChanged;
    },
    isEmpty: () => claims.size === 0,
    standsFor: (id) => claims.get(id) ?? id,
  };
}
