import type { Feed, Follower } from "../events/feed.ts";
import type { Batch } from "../events/log.ts";
import { isConfidential } from "../complaint/confidential.ts";
import type { CompanyId, ComplaintId } from "../kernel/ids.ts";

/**
 * HND-5, LIV-1: tells whoever has a tracking code open that something may have changed; they look again with the code,
 * so nothing is told here that they might not see, and nothing is missed by one who looks again after a gap.
 */
export class LiveTracked {
  readonly #feed: Feed;
  readonly #companies = new Map<CompanyId, Promise<Watched>>();

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  /** Returns how to stop. */
  async watch(companyId: CompanyId, complaintId: ComplaintId, changed: () => void): Promise<() => void> {
    let company = this.#companies.get(companyId);
    if (company === undefined) {
      const watched = new Watched();
      company = this.#feed.follow(companyId, watched).then(() => watched);
      this.#companies.set(companyId, company);
      company.catch(() => this.#companies.delete(companyId));
    }
    return (await company).add(complaintId, changed);
  }
}

class Watched implements Follower {
  readonly #watchers = new Map<ComplaintId, Set<() => void>>();
  #at: number | null = null;

  add(complaintId: ComplaintId, changed: () => void): () => void {
    const own = this.#watchers.get(complaintId) ?? new Set();
    this.#watchers.set(complaintId, own.add(changed));
    return () => {
      own.delete(changed);
      if (own.size === 0 && this.#watchers.get(complaintId) === own) this.#watchers.delete(complaintId);
    };
  }

  take({ after, upTo, events }: Batch): Promise<void> {
    const gap = this.#at !== null && after > this.#at;
    this.#at = upTo;
    const concerned = gap
      ? [...this.#watchers.keys()]
      : new Set(events.filter(({ kind }) => !isConfidential(kind)).map(({ complaintId }) => complaintId));
    for (const id of concerned) {
      for (const changed of (id === null ? undefined : this.#watchers.get(id)) ?? []) changed();
    }
    return Promise.resolve();
  }
}
