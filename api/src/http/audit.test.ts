import { serverAudits } from "graphql-http";
import { describe, expect, test } from "vitest";
import { useWorld } from "../../test/world.ts";
import { letIn } from "../partner/test/app.fixture.ts";

const world = useWorld();

type Asked = { headers?: Record<string, string> };
const auditsBy = (headersOf: () => Promise<Record<string, string>>) =>
  serverAudits({
    url: () => `${world().url}/graphql`,
    fetchFn: async (url: string, { headers, ...rest }: Asked = {}) =>
      fetch(url, { ...rest, headers: { ...headers, ...(await headersOf()) } }),
  });

let key: Promise<string> | null = null;
const AUDIENCES = [
  ["who has signed in", auditsBy(async () => ({ cookie: await world().cookieOf(world().cast.agent) }))],
  [
    "an app with its key (PAR-1)",
    auditsBy(async () => ({
      authorization: `Bearer ${await (key ??= letIn(world()).then((app) => app.key))}`,
    })),
  ],
] as const;

/** Queries in addresses: they would stand in the logs of every proxy, with the names and phones searched for. */
const LEFT_OUT = new Set(["5A70", "D6D5", "6A70"]);

describe.each(AUDIENCES)("GraphQL over HTTP, by the standard's own audits, for %s", (_who, audits) => {
  test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))(
    "%s",
    async (_name, audit) => {
      const expected = LEFT_OUT.has(audit.id)
        ? { status: "notice", response: { status: 405 } }
        : { status: "ok" };
      expect(await audit.fn()).toMatchObject(expected);
    },
  );

  test("leave out nothing that must or should be", () => {
    const levels = audits.filter(({ id }) => LEFT_OUT.has(id)).map(({ name }) => name.split(" ")[0]);
    expect(levels).toEqual(["MAY", "MAY", "MAY"]);
    expect(audits.length).toBeGreaterThan(55);
  });
});
