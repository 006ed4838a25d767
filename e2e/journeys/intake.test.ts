import { isLive, queueOf, rowOf, tabTo, topOf } from "../support/desk.ts";
import { expect, test } from "../support/test.ts";

test("INT-3, LIV-2: a complaint taken in by keyboard stands on an open queue within a second, and moves nothing that is read", async ({
  demo,
  seat,
}) => {
  const desk = await seat(demo.staff("zengjingyi"));
  await isLive(desk);
  // The dispatcher has read down the list, with the pointer on a row.
  const read = queueOf(desk).getByRole("row").nth(9);
  await queueOf(desk).hover();
  await desk.mouse.wheel(0, 130);
  await expect.poll(() => queueOf(desk).evaluate((list) => list.scrollTop)).toBeGreaterThan(100);
  const number = await read.getAttribute("data-number");
  const reading = rowOf(desk, number ?? "");
  await reading.hover();
  const place = await topOf(reading);

  const agent = await seat(demo.staff("sunqihang"));
  await isLive(agent);
  const keys = agent.keyboard;
  await keys.press("n");
  await expect(agent.getByRole("combobox", { name: "项目" })).toBeFocused();
  await keys.type("湾花园");
  await keys.press("Enter");
  await tabTo(agent, agent.getByRole("combobox", { name: "房号" }));
  await keys.type("9栋2单元601");
  await tabTo(agent, agent.getByRole("textbox", { name: "电话" }));
  await keys.type("199-0000-0726");
  await tabTo(agent, agent.getByRole("textbox", { name: "称呼" }));
  await keys.type("许女士");
  await tabTo(agent, agent.getByRole("textbox", { name: "投诉内容" }));
  await keys.type("地下二层车库入口的道闸从早上起就抬不起来,后面已经排了十几辆车。");

  const shown = desk.getByRole("button", { name: /^\d+ 件新投诉/ });
  await expect(shown).toBeHidden();
  await watchFor(desk, "件新投诉");
  await agent.evaluate(() => {
    addEventListener(
      "keydown",
      (event) => (document.body.dataset["pressed"] = String(event.key === "Enter" ? Date.now() : "")),
    );
  });
  await keys.press("Control+Enter");
  const receipt = agent.getByRole("region", { name: /^已登记/ });
  await expect(receipt).toBeVisible();
  const given = /WAN-\d{6}-\d{4}/.exec(await receipt.innerText())?.[0] ?? "";
  expect(given).toMatch(/^WAN-\d{6}-\d{4}$/);
  const code = (await receipt.locator("dt", { hasText: "查询码" }).locator("+ dd").innerText()).trim();
  expect(code.length).toBeGreaterThan(15);
  await expect(receipt.getByRole("blockquote")).toContainText(given);
  await expect(receipt.getByRole("blockquote")).toContainText(code);

  await expect(shown).toBeVisible();
  const pressed = Number(await agent.evaluate(() => document.body.dataset["pressed"]));
  const seen = Number(await desk.evaluate(() => document.body.dataset["seen"]));
  console.log(`figure: from the agent's key to the dispatcher's screen ${seen - pressed} ms`);
  expect(seen - pressed).toBeLessThan(1000);
  expect(await topOf(reading)).toBe(place);

  await desk.keyboard.press("u");
  await expect(rowOf(desk, given)).toBeVisible();
  await expect(shown).toBeHidden();
});

/** Notes the moment at which these words come onto the page. */
function watchFor(page: Parameters<typeof isLive>[0], words: string): Promise<void> {
  return page.evaluate((words) => {
    const watch = new MutationObserver(() => {
      if (!document.body.innerText.includes(words)) return;
      document.body.dataset["seen"] = String(Date.now());
      watch.disconnect();
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  }, words);
}
