/** What a schedule has found wrong, in words. */
export class ScheduleFault extends Error {}
