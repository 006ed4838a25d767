import type { Pool } from "pg";

import { register } from "../complaint/register.ts";
import type { Clock } from "../kernel/clock.ts";
import type { CompanyId, ComplaintId, ProjectId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import { readPeople, readProjects } from "./demo-cast.ts";
import { tellTimers } from "./tell-timers.ts";
import type { Cast, Story } from "./story.ts";

type Scene = { readonly at: Date; readonly play: (clock: Clock) => Promise<void> };

/**
 * Plays what people did in the last hours, through the same commands as ever and in its own order, each at its own
 * minute; what fell due between two of them is told in between.
 */
export async function playStories(
  pool: Pool,
  clock: Clock,
  companyId: CompanyId,
  stories: readonly Story[],
): Promise<void> {
  const now = clock.now().getTime();
  const people = await readPeople(pool, companyId);
  const projects = await readProjects(pool, companyId);
  const ids: ComplaintId[] = [];
  const at = (ago: number) => new Date(now - ago * 60_000);
  const scenes = stories.flatMap((story, index): Scene[] => {
    const project = found(projects, story.project);
    const cast: Cast = {
      department: (code) => found(new Map(Object.entries(project.departments)), code),
      staff: (username) => found(people, username).staffId,
    };
    const key = `demo-story-${index}`;
    let id: ComplaintId | null = null;
    const first: Scene = {
      at: at(story.ago),
      play: async (clock) => {
        id = await register(
          { pool, clock, actor: found(people, story.by) },
          toIntake(story, project.id, key),
        );
        ids.push(id);
      },
    };
    const since = story.since.map(({ ago, by, act }, step): Scene => {
      const play = async (clock: Clock) => {
        if (id === null) throw new TypeError(`a story begins before its complaint: ${key}`);
        const expectedVersion = await versionOf(pool, id);
        await act(
          { pool, clock, actor: found(people, by) },
          { complaintId: id, expectedVersion, idempotencyKey: `${key}-${step}` },
          cast,
        );
      };
      return { at: at(ago), play };
    });
    return [first, ...since];
  });
  for (const { at, play } of scenes.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    await tellTimers(pool, ids, at);
    await play({ now: () => at });
  }
  await tellTimers(pool, ids, new Date(now));
}

function toIntake(story: Story, projectId: ProjectId, idempotencyKey: string) {
  const { channel, content, demand, mood, seeks, responded, from } = story;
  const [kind, name, phone, room] = from ?? (["ANONYMOUS", null, null, null] as const);
  return {
    idempotencyKey,
    projectId,
    channel,
    content,
    demand,
    mood,
    seeks,
    responded,
    complainant: { kind, name, phone: phone === null ? null : `199-0000-${phone}`, room },
    receivedAt: null,
    occurredAt: null,
    category: null,
    subCategory: null,
    urgency: null,
    impact: null,
    injury: false,
    repeatOfId: null,
  };
}

function found<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new TypeError(`the demo company has no ${key}`);
  return value;
}

async function versionOf(pool: Pool, id: ComplaintId): Promise<number> {
  const [row] = await read<{ version: number }>(pool, "select version from complaint where id = $1", [id]);
  if (row === undefined) throw new Error("a complaint of the demo is gone");
  return row.version;
}
