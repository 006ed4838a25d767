/** The only source of "now". SQL gets it as a parameter too, so that a test can stand at any moment. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
