import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { append } from "../../events/append.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { inTransaction } from "../../kernel/sql.ts";
import { openReceiver, type Receiver } from "../../message/test/receiver.fixture.ts";
import { letIn, submitted } from "../../partner/test/app.fixture.ts";
import { disorder, hooked, only, tellAll, toldBy } from "./hooks.fixture.ts";

const world = useWorld({ messages: () => ({ smtp: null, allowPrivate: true }) });

/** So much happens to so many complaints of an app that it all comes at once. */
async function happen(appId: string, each: number): Promise<void> {
  const { db } = world().app.services;
  const { companyId } = world().cast;
  const at = world().clock.now();
  const { rows } = await db.pool.query<{ id: ComplaintId }>(
    "select id from complaint where partner_app_id = $1 order by id",
    [appId],
  );
  const events = Array.from({ length: each }, (_, turn) =>
    rows.map(({ id }) => ({
      at,
      kind: "RESPONDED",
      actorId: null,
      complaintId: id,
      version: turn + 2,
      data: {},
      before: null,
      after: null,
      words: null,
      public: false,
    })),
  ).flat();
  await inTransaction(db.pool, (tx) => append(tx, companyId, events));
}

const LONGEST_PAUSE = 4 * 3_600_000;

/** Takes two of three, and refuses the third. */
function refuseEveryThird(receiver: Receiver, most: number): (at: number) => boolean {
  receiver.answerNext(...Array.from({ length: most }, (_, at) => ({ status: wasTaken(at) ? 200 : 500 })));
  return wasTaken;
}
const wasTaken = (at: number) => at % 3 !== 2;

function takenBy({ received }: Receiver): readonly string[] {
  return received.filter((_, at) => wasTaken(at)).map((told) => toldBy(told).id);
}

test("LIV-1 of 2,000 changes to a receiver that refuses every third none is lost, none out of order, and what comes again bears its id", async () => {
  await using receiver = await openReceiver();
  refuseEveryThird(receiver, 10_000);
  const { id, key } = await letIn(world());
  await hooked(world(), key, receiver);
  for (let at = 0; at < 40; at++) await submitted(world(), key);
  await happen(id, 49);
  // So far at a time that all that was refused is due again at once.
  await tellAll(world(), [world()], LONGEST_PAUSE);
  expect(disorder(receiver.received, wasTaken)).toEqual([]);
  const taken = takenBy(receiver);
  expect([new Set(taken).size, taken.length]).toEqual([2_000, 2_000]);
  expect(receiver.received.length).toBeGreaterThan(2_900);
}, 120_000);

test("LIV-1 two processes at once, and a receiver that refuses every third: each change is taken, each complaint's in order", async () => {
  await using receiver = await openReceiver();
  refuseEveryThird(receiver, 1_000);
  const other = await world().beside();
  const { id, key } = await letIn(world());
  await hooked(world(), key, receiver);
  for (let at = 0; at < 10; at++) await submitted(at % 2 === 0 ? world() : other, key);
  await happen(id, 9);
  await tellAll(world(), [world(), other]);
  expect(disorder(receiver.received, wasTaken)).toEqual([]);
  expect(new Set(takenBy(receiver)).size).toBe(100);
  expect((await only(world(), key)).failingSince).toBeNull();
});
