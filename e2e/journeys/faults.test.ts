import type { Page } from "@playwright/test";
import { isLive, queueOf } from "../support/desk.ts";
import { act, type Case, type Person, projectId, register } from "../support/people.ts";
import { expect, type House, test } from "../support/test.ts";
import type { Houses } from "../support/houses.ts";
import { openWire, type Wire } from "../support/wire.ts";

type Scene = {
  readonly wire: Wire;
  readonly house: House;
  readonly houses: Houses;
  readonly page: Page;
};
/** What goes wrong before something happens that the screen ought to hear of, and how it comes right after. */
type Trouble = {
  readonly name: string;
  begin(scene: Scene): Promise<void> | void;
  end?(scene: Scene): Promise<void> | void;
};

const offline: Trouble = {
  name: "the browser is offline",
  begin: ({ page }) => page.context().setOffline(true),
  end: ({ page }) => page.context().setOffline(false),
};
const killed: Trouble = {
  name: "the server is killed and started again",
  begin: async ({ house }) => {
    await house.product.kill();
    await house.product.start();
  },
};
const cut: Trouble = { name: "every connection breaks off", begin: ({ wire }) => wire.cut() };
const reset: Trouble = {
  name: "nobody gets through",
  begin: ({ wire }) => {
    wire.refuse("RESET");
    wire.cut();
  },
};
const badGateway: Trouble = {
  name: "the proxy finds nobody behind it",
  begin: ({ wire }) => {
    wire.refuse("BAD_GATEWAY");
    wire.cut();
  },
};
const torn: Trouble = { name: "a message breaks off in its middle", begin: ({ wire }) => wire.tear() };
const garbled: Trouble = { name: "what arrives is no frame", begin: ({ wire }) => wire.garble() };
const slow: Trouble = { name: "nothing arrives for a moment", begin: ({ wire }) => wire.silence() };
/** Only the page's own watch finds this one: nothing is closed, and nothing comes. */
const halfOpen: Trouble = {
  name: "the connection is half open until the page has noticed",
  begin: ({ wire }) => wire.silence(),
  end: async ({ page, wire }) => {
    await expect(page.locator('[data-live="offline"]')).toBeVisible({ timeout: 30_000 });
    wire.cut();
  },
};
/** More happens than a reader is told afterwards: the page has to load anew. */
const outrun: Trouble = {
  name: "the log goes on by more than a reader is told of",
  begin: async ({ wire, house, houses }) => {
    wire.refuse("RESET");
    wire.cut();
    await houses.outrun(house.databaseUrl, 5_100);
  },
};
const closed = (code: number): Trouble => ({
  name: `the socket is closed with ${code}`,
  begin: ({ wire }) => wire.close(code),
});
/** Among them those which the library holds for final: 1011, 4400, 4401, 4406, 4409, 4429, 4500. */
const CODES = [1000, 1001, 1011, 1012, 1013, 4400, 4401, 4403, 4406, 4408, 4409, 4429, 4500];

const BETWEEN = [cut, torn, offline, reset, garbled, slow, badGateway];

/** In this order each kind comes after different ones. */
const TROUBLES: readonly Trouble[] = [
  ...CODES.flatMap((code, at) => [closed(code), BETWEEN[at % BETWEEN.length] ?? cut]),
  killed,
  cut,
  halfOpen,
  ...BETWEEN,
  killed,
  offline,
  garbled,
  torn,
  outrun,
  halfOpen,
  killed,
  ...BETWEEN.toReversed(),
];

test("LIV-1: after each of 50 faults the screen shows what the server's list says", async ({
  house,
  houses,
  seat,
}) => {
  test.setTimeout(400_000);
  expect(TROUBLES).toHaveLength(50);
  const [agent, dispatcher] = [house.staff("agent"), house.staff("dispatcher")];
  const department = await engineering(dispatcher);
  await using wire = await openWire(house.product);
  const open: Case[] = [];
  for (let n = 0; n < 5; n += 1)
    open.push(await register(agent, "WAN", { content: `第 ${n} 件:楼道灯不亮。` }));
  const page = await seat({ ...dispatcher, product: wire.product });
  const scene: Scene = { wire, house, houses, page };
  await isLive(page);
  await page.mouse.move(5, 5);
  for (const [round, trouble] of TROUBLES.entries()) {
    await test.step(`${round + 1}. ${trouble.name}`, async () => {
      await trouble.begin(scene);
      open.push(await register(agent, "WAN", { content: `故障第 ${round + 1} 次时登记:门禁刷不开。` }));
      const [eldest, next] = open;
      if (round % 3 === 1 && eldest !== undefined) {
        await act(dispatcher, "Withdraw", eldest, { reason: "业主来电撤回。" });
        open.shift();
      } else if (round % 3 === 2 && next !== undefined && next.state === "REGISTERED")
        open[1] = await act(dispatcher, "Assign", next, { departmentId: department });
      await trouble.end?.(scene);
      wire.heal();
      await isLive(page);
      await showsWhatIs(page, dispatcher);
    });
  }
});

/** In all its rows, their departments and clocks, their order, and the counter. */
async function showsWhatIs(page: Page, reader: Person): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("u");
    const { queue } = await reader.ask<QueueAnswer>(QUEUE);
    const wanted = queue.edges.map(({ node }) => ({
      number: node.number,
      urge: node.due?.urge ?? "",
      department: node.department?.name ?? "",
    }));
    expect(await shown(page)).toEqual(wanted);
    await expect(page.locator('[data-view="OPEN"]')).toContainText(String(queue.counters.open), {
      timeout: 500,
    });
  }).toPass({ timeout: 15_000, intervals: [50, 100, 200, 400] });
}

async function shown(page: Page): Promise<readonly { number: string; urge: string; department: string }[]> {
  return queueOf(page).evaluate(async (list) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const found = new Map<number, { number: string; urge: string; department: string }>();
    for (let top = 0; ; top += list.clientHeight / 2) {
      list.scrollTop = top;
      await frame();
      await frame();
      for (const row of list.querySelectorAll<HTMLElement>("[data-number]")) {
        const { number = "", urge = "" } = row.dataset;
        const department = row.innerText.includes("工程") ? "工程" : "";
        found.set(Number(row.ariaRowIndex), { number, urge, department });
      }
      if (top + list.clientHeight >= list.scrollHeight) break;
    }
    list.scrollTop = 0;
    return [...found].toSorted(([one], [other]) => one - other).map(([, row]) => row);
  });
}

async function engineering(dispatcher: Person): Promise<string> {
  const { assignees } = await dispatcher.ask<{ assignees: { department: { id: string; name: string } }[] }>(
    "query ($id: ID!) { assignees(projectId: $id) { department { id name } } }",
    { id: await projectId(dispatcher, "WAN") },
  );
  const found = assignees.find(({ department }) => department.name === "工程");
  if (found === undefined) throw new Error("no such department");
  return found.department.id;
}

type QueueAnswer = {
  readonly queue: {
    readonly counters: { readonly open: number };
    readonly edges: readonly {
      readonly node: {
        readonly number: string;
        readonly due: { readonly urge: string } | null;
        readonly department: { readonly name: string } | null;
      };
    }[];
  };
};
const QUEUE = `{ queue(filter: { view: OPEN }, first: 100) {
  counters { open } edges { node { number due { urge } department { name } } } } }`;
