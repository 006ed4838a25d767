import { expect, test } from "vitest";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { dice, rollOn } from "../../complaint/test/random-acts.fixture.ts";
import { workOf } from "./work.fixture.ts";

const world = useWorld();

type Seen = {
  readonly state: string;
  readonly nextAction: string | null;
  readonly allowedActions: readonly { readonly action: string; readonly allowed: boolean }[];
};

/** Whoever may make one of these moves is asked to: nothing else has to happen first. */
const ALWAYS_ASKED = [
  "ACCEPT",
  "ACCEPT_TASK",
  "ACKNOWLEDGE_ESCALATION",
  "CONFIRM_MAJOR",
  "COMPLETE_MEASURE",
] as const;

async function lookAt(as: Person, id: string): Promise<Seen | null> {
  const { data } = await world().gql<{ complaint: Seen | null }>(
    as,
    "query ($id: ID!) { complaint(id: $id) { state nextAction allowedActions { action allowed } } }",
    { id },
  );
  return data?.complaint ?? null;
}

test("HND-1 after random acts what is asked of a person is what the table of moves lets them do, and nothing that waits for them is left out", async () => {
  const { cast } = world();
  const people = [
    cast.agent,
    cast.handler,
    cast.handler2,
    cast.cleaner,
    cast.supervisor,
    cast.manager,
    cast.qa,
  ];
  const pick = dice(20_260_312);
  let compared = 0;
  const unseen: unknown[] = [];
  for (let round = 0; round < 6; round += 1) {
    await rollOn(world(), pick, 14);
    const { data } = await world().gql<{ queue: { edges: { node: { id: string } }[] } }>(
      cast.qa,
      "{ queue(filter: { view: ALL }, first: 100) { edges { node { id } } } }",
    );
    const ids = data?.queue.edges.map(({ node }) => node.id) ?? [];
    for (const person of people) {
      const { items } = await workOf(world(), person);
      for (const id of ids) {
        const seen = await lookAt(person, id);
        const mine = items.filter(({ complaint }) => complaint.id === id);
        if (seen === null) {
          unseen.push(...mine);
          continue;
        }
        const allowed = new Set(
          seen.allowedActions.filter((each) => each.allowed).map(({ action }) => action),
        );
        // What is missing to close is said by the checklist.
        const asked = mine
          .map(({ action }) => action)
          .filter((action) => action !== null && action !== "CLOSE");
        expect(
          asked.filter((action) => !allowed.has(action ?? "")),
          `${person.username}, ${JSON.stringify(seen)}`,
        ).toEqual([]);
        const due = ALWAYS_ASKED.filter((action) => allowed.has(action) && isOwn(action, person));
        if (seen.nextAction === "VISIT" && allowed.has("VISIT")) due.push("VISIT" as never);
        expect(
          due.filter((action) => !asked.includes(action)),
          `${person.username}, ${JSON.stringify(seen)}`,
        ).toEqual([]);
        compared += asked.length + due.length;
      }
    }
  }
  expect(unseen).toEqual([]);
  expect(compared).toBeGreaterThan(100);
}, 120_000);

/** A leader may say that another's measure is done; that is on the board, not the own list. */
function isOwn(action: string, { username }: Person): boolean {
  return action !== "COMPLETE_MEASURE" || ["handler", "handler2", "cleaner", "agent"].includes(username);
}
