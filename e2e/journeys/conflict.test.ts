import { isLive, panelOf } from "../support/desk.ts";
import { register } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

// Most stories are told without motion; this one as most people have it.
test.use({ reducedMotion: "no-preference" });

test("HND-2: of two dispatchers who assign the same complaint one wins, the other sees it field by field and takes it with one click", async ({
  demo,
  seat,
}) => {
  const complaint = await register(demo.staff("sunqihang"), "WAN", { content: "7 栋 2 单元电梯门夹人。" });
  const first = await seat(demo.staff("zengjingyi"), `/desk?complaint=${complaint.number}`);
  const second = await seat(demo.staff("huangweidong"), `/desk?complaint=${complaint.number}`);
  await isLive(first);
  await isLive(second);
  for (const page of [first, second]) {
    await panelOf(page, complaint.number).getByRole("button", { name: "派单 A" }).click();
    await expect(page.getByRole("dialog", { name: /^派单/ })).toBeVisible();
  }
  const mine = second.getByRole("dialog", { name: /^派单/ });
  await mine.getByRole("radio", { name: /^保洁/ }).check();
  await mine.getByLabel(/^交办说明/).fill("先到现场拍照。");

  const theirs = first.getByRole("dialog", { name: /^派单/ });
  await theirs.getByRole("radio", { name: /^工程/ }).check();
  await theirs.getByRole("button", { name: /^派\s?单$/ }).click();
  await expect(theirs).toBeHidden();
  await expect(panelOf(first, complaint.number).getByText("已派单").first()).toBeVisible();

  // It stands on the second screen at once, and the dialog with what was written stays.
  await expect(panelOf(second, complaint.number).getByText("已派单").first()).toBeVisible();
  await expect(mine.getByLabel(/^交办说明/)).toHaveValue("先到现场拍照。");
  await mine.getByRole("button", { name: /^派\s?单$/ }).click();

  const conflict = mine.getByRole("alert");
  await expect(conflict.getByRole("heading", { level: 3 })).toContainText("曾静怡");
  await expect(conflict.getByRole("heading", { level: 3 })).toContainText("先改了这件投诉");
  const department = conflict.getByRole("row", { name: /^责任部门/ });
  await expect(department.getByRole("cell").nth(0)).toContainText("保洁");
  await expect(department.getByRole("cell").nth(1)).toContainText("工程");
  await conflict.getByRole("button", { name: "采用现在的" }).click();
  await expect(mine).toBeHidden();
  await expect(panelOf(second, complaint.number).getByText(/工程/).first()).toBeVisible();
});

test("HND-2: what was written against an older state is not lost, and can be kept", async ({
  demo,
  seat,
}) => {
  const complaint = await register(demo.staff("sunqihang"), "WAN", { content: "门口路灯忽明忽暗。" });
  const first = await seat(demo.staff("zengjingyi"), `/desk?complaint=${complaint.number}`);
  const second = await seat(demo.staff("huangweidong"), `/desk?complaint=${complaint.number}`);
  await isLive(second);
  await second.keyboard.press("e");
  const mine = second.getByRole("dialog", { name: /^上移/ });
  const reason = "业主今天第三次来电,情绪激动,要求主任回电。";
  await mine.getByLabel("理由").fill(reason);

  await panelOf(first, complaint.number).getByRole("button", { name: "响应 R" }).click();
  await expect(first.getByRole("dialog", { name: /^响应/ })).toBeVisible();
  await first.keyboard.press("Control+Enter");
  await expect(first.getByRole("dialog")).toBeHidden();

  await second.keyboard.press("Control+Enter");
  const conflict = mine.getByRole("alert");
  await expect(conflict).toContainText("曾静怡");
  await expect(conflict).toContainText(reason);
  await conflict.getByRole("button", { name: "仍按我的提交" }).click();
  await expect(mine).toBeHidden();
  const panel = panelOf(second, complaint.number);
  await expect(panel.getByRole("region", { name: "时间线" }).getByText(reason)).toBeVisible();
});

test("HND-2: who was slower to assign goes on to reassign, with everything chosen kept and only the reason to add", async ({
  demo,
  seat,
}) => {
  const complaint = await register(demo.staff("sunqihang"), "WAN", { content: "9 栋门口地砖松动。" });
  const first = await seat(demo.staff("zengjingyi"), `/desk?complaint=${complaint.number}`);
  const second = await seat(demo.staff("huangweidong"), `/desk?complaint=${complaint.number}`);
  await isLive(first);
  await isLive(second);
  for (const page of [first, second])
    await panelOf(page, complaint.number).getByRole("button", { name: "派单 A" }).click();
  const mine = second.getByRole("dialog", { name: /^派单/ });
  await mine.getByRole("radio", { name: /^工程/ }).check();
  await mine.getByLabel(/^交办说明/).fill("请带梯子。");
  await first.getByRole("dialog", { name: /^派单/ }).getByRole("radio", { name: /^秩序/ }).check();
  await first.keyboard.press("Control+Enter");
  await expect(first.getByRole("dialog")).toBeHidden();

  await second.keyboard.press("Control+Enter");
  const conflict = mine.getByRole("alert");
  await expect(conflict.getByRole("row", { name: /^交办说明/ })).toContainText("请带梯子。");
  await conflict.getByRole("button", { name: "仍按我的提交" }).click();
  const again = second.getByRole("dialog", { name: /^改派/ });
  await expect(again.getByRole("radio", { name: /^工程/ })).toBeChecked();
  await expect(again.getByLabel(/^交办说明/)).toHaveValue("请带梯子。");
  await again.getByLabel("理由").fill("地砖属工程。");
  await second.keyboard.press("Control+Enter");
  await expect(again).toBeHidden();
  await expect(panelOf(second, complaint.number).getByText("地砖属工程。").first()).toBeVisible();
  expect(
    await second.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(".ASSIGN"))),
  ).toEqual([]);
});
