import { Redis } from "ioredis";
import { errorCode } from "../kernel/db.ts";
import type { Announce } from "../kernel/announce.ts";
import type { Log } from "../kernel/log.ts";
import type { WakeSource } from "./wake-source.ts";

/** Redis or Valkey: of many machines every process hears every other, and no commit waits for another's NOTIFY. */
export const openRedis: WakeSource = async (url, channels, { wake, lost }) => {
  // Who listens connects again by itself, and reads the tables then; the library must not do so unseen.
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 10_000 });
  redis.on("error", lost);
  redis.on("end", () => lost(null));
  redis.on("message", (channel: string, payload: string) => wake(channel, payload));
  try {
    await redis.connect();
    await redis.subscribe(...channels);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return {
    end: () => {
      redis.disconnect();
      return Promise.resolve();
    },
  };
};

export type Publisher = AsyncDisposable & { readonly announce: Announce };

/** What cannot be published is dropped: the tables are the truth, and they are read every second at the latest. */
export function createPublisher(url: string, log: Log): Publisher {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 10_000,
  });
  let told = false;
  redis.on("ready", () => (told = false));
  redis.on("error", (error) => {
    if (!told)
      log.warn({ code: errorCode(error) }, "Redis is not there: others learn of changes a second later");
    told = true;
  });
  return {
    announce: (channel, payload) =>
      void redis
        .publish(channel, payload)
        .catch((error: Error) => log.debug({ code: errorCode(error) }, "not published")),
    [Symbol.asyncDispose]: () => {
      redis.disconnect();
      return Promise.resolve();
    },
  };
}
