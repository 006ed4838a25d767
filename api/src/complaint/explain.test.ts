import { describe, expect, it } from "vitest";

import { explanationText, pausedMinutes, spanText, spoken } from "./explain.ts";
import { at, agent, Course, dispatcher, handler } from "./rules/rules.fixture.ts";

describe("SLA-2 an instant as people say it, in Shanghai", () => {
  it.each([
    ["2026-02-24T10:00:00Z", "2月24日 周二 18:00", "Tue 2026-02-24 18:00"],
    ["2026-02-28T16:30:00Z", "3月1日 周日 00:30", "Sun 2026-03-01 00:30"],
    ["2025-12-31T15:59:59Z", "12月31日 周三 23:59", "Wed 2025-12-31 23:59"],
  ])("SLA-2 %s", (instant, zh, en) => {
    expect([spoken(new Date(instant), "zh"), spoken(new Date(instant), "en")]).toEqual([zh, en]);
  });
});

describe("SLA-6 why a deadline is where it is", () => {
  const texts = (course: Course, kind: "RESPOND" | "REPLY" | "RESOLVE") => [
    explanationText(kind, course.clock(kind), "zh"),
    explanationText(kind, course.clock(kind), "en"),
  ];
  const skippedZh = [
    "2月14日(当日不计)",
    ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2月${day}日(春节)`),
  ].join("、");
  const skippedEn = [
    "2026-02-14 (First day, not counted)",
    ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2026-02-${day} (Statutory holiday)`),
  ].join(", ");

  it("SLA-6 hours run by the wall clock", () => {
    expect(texts(new Course("02-14 17:00"), "RESPOND")).toEqual([
      "响应:自 2月14日 周六 17:00 起 30 分钟,到 2月14日 周六 17:30。",
      "Respond: 30 minutes from Sat 2026-02-14 17:00, due Sat 2026-02-14 17:30.",
    ]);
  });

  it("SLA-2 SLA-6 the worked example names each holiday, and the day of receipt as such", () => {
    expect(texts(new Course("02-14 17:00"), "REPLY")).toEqual([
      `回复:自 2月14日 周六 17:00 起 1 个工作日,到 2月24日 周二 18:00。未计入:${skippedZh}。`,
      `Reply: 1 working day from Sat 2026-02-14 17:00, due Tue 2026-02-24 18:00. Not counted: ${skippedEn}.`,
    ]);
  });

  it("SLA-6 weekends go without saying", () => {
    const [zh] = texts(new Course("03-06 10:00"), "REPLY");
    expect(zh).toBe(
      "回复:自 3月6日 周五 10:00 起 1 个工作日,到 3月9日 周一 18:00。未计入:3月6日(当日不计)。",
    );
  });

  it("SLA-5 SLA-6 a suspension is told with its minutes, a suspended day as such", () => {
    const course = new Course("03-02 10:00")
      .does("RESPOND", agent, "03-02 10:01")
      .handled("03-02 10:05", "03-02 10:10");
    course.does("SUSPEND", handler, "03-03 10:00").does("RESUME", handler, "03-04 10:00");
    expect(pausedMinutes(course.clock("REPLY").explanation)).toBe(1440);
    expect(texts(course, "REPLY")).toEqual([
      "回复:自 3月2日 周一 10:00 起 1 个工作日,到 3月4日 周三 18:00。未计入:3月2日(当日不计)、3月3日(挂起不计)。挂起 1440 分钟已顺延。",
      "Reply: 1 working day from Mon 2026-03-02 10:00, due Wed 2026-03-04 18:00. Not counted: 2026-03-02 (First day, not counted), 2026-03-03 (Suspended at closing time). Extended by 1440 minutes of suspension.",
    ]);
  });

  it("SLA-2 SLA-6 a provisional deadline says so", () => {
    const [zh, en] = texts(new Course(new Date("2026-12-31T10:00:00+08:00")), "REPLY");
    expect(zh).toContain("此时限为暂定");
    expect(en).toContain("Provisional");
    expect(texts(new Course("03-02 10:00"), "REPLY").join("")).not.toMatch(/暂定|Provisional/);
  });

  it("SLA-1 SLA-6 a promised date says that it was promised", () => {
    const course = new Course("03-02 10:00").does("PROMISE", agent, "03-02 10:05", {
      promisedAt: at("03-04 12:00"),
    });
    expect(texts(course, "RESOLVE")[0]).toBe("办结:自 3月2日 周一 10:05 起按承诺时间,到 3月4日 周三 12:00。");
  });

  it.each([
    [{ kind: "MINUTES", minutes: 1 }, " 1 分钟", "1 minute"],
    [{ kind: "MINUTES", minutes: 90 }, " 90 分钟", "90 minutes"],
    [{ kind: "MINUTES", minutes: 60 }, " 1 小时", "1 hour"],
    [{ kind: "MINUTES", minutes: 1440 }, " 24 小时", "24 hours"],
    [{ kind: "WORKING_DAYS", days: 1 }, " 1 个工作日", "1 working day"],
    [{ kind: "WORKING_DAYS", days: 7 }, " 7 个工作日", "7 working days"],
    [{ kind: "END_OF_DAY" }, "当日", "the same day"],
    [{ kind: "PROMISE", promisedAt: "2026-03-04T04:00:00.000Z" }, "按承诺时间", "as promised"],
  ] as const)("SLA-6 %o is said in both languages", (span, zh, en) => {
    expect([spanText(span, "zh"), spanText(span, "en")]).toEqual([zh, en]);
  });

  it("SLA-6 the same day is said of what is urgent", () => {
    const course = new Course("03-02 10:00").does("TRIAGE", dispatcher, "03-02 10:05", {
      urgency: "CRITICAL",
    });
    expect(texts(course, "RESOLVE")[1]).toBe(
      "Resolve: the same day from Mon 2026-03-02 10:00, due Tue 2026-03-03 00:00.",
    );
  });
});
