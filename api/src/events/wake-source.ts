export type Heard = {
  readonly wake: (channel: string, payload: string | null) => void;
  /** May be said more than once, and after the end. */
  readonly lost: (error: Error | null) => void;
};

/** Hears of what has been committed, from the moment it resolves until it is lost. */
export type WakeSource = (
  url: string,
  channels: readonly string[],
  heard: Heard,
) => Promise<{ end(): Promise<void> }>;
