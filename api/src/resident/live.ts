import type { Feed, Follower } from "../events/feed.ts";
import type { Batch } from "../events/log.ts";
import { isConfidential } from "../complaint/confidential.ts";
import type { CaseId, CompanyId, ComplaintId } from "../kernel/ids.ts";

/** What a code is of: a complaint's, or a party's to a mediation case. */
export type Tracked = ComplaintId | CaseId;

/**
 * HND-5, LIV-1: tells whoever has such a code open that something may have changed; they look again with the code,
 * so nothing is told here that they might not see, and nothing is missed by one who looks again after a gap.
 */
export class LiveTracked {
  readonly #feed: Feed;
  readonly #companies = new Map<CompanyId, Promise<Watched>>();

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  /** Returns how to stop. `id`: null for whatever happens in the company. */
  async watch(companyId: CompanyId, id: Tracked | null, changed: () => void): Promise<() => void> {
    let company = this.#companies.get(companyId);
    if (company === undefined) {
      const watched = new Watched();
      company = this.#feed.follow(companyId, watched).then(() => watched);
      this.#companies.set(companyId, company);
      company.catch(() => this.#companies.delete(companyId));
    }
    return (await company).add(id, changed);
  }
}

class Watched implements Follower {
  readonly #watchers = new Map<Tracked | null, Set<() => void>>();
  #at: number | null = null;

  add(id: Tracked | null, changed: () => void): () => void {
    const own = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, own.add(changed));
    return () => {
      own.delete(changed);
      if (own.size === 0 && this.#watchers.get(id) === own) this.#watchers.delete(id);
    };
  }

  take({ after, upTo, events }: Batch): Promise<void> {
    const gap = this.#at !== null && after > this.#at;
    this.#at = upTo;
    const concerned = gap
      ? [...this.#watchers.keys()]
      : new Set([
          null,
          ...events
            .filter(({ kind }) => !isConfidential(kind))
            .map(({ complaintId, caseId }) => complaintId ?? caseId),
        ]);
    for (const id of concerned) {
      for (const changed of this.#watchers.get(id) ?? []) changed();
    }
    return Promise.resolve();
  }
}
