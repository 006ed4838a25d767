import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, atHour, instantOfWall, wallText, wallTime } from "./shanghai.ts";
import { before, clockTime, dateName, dayAndTime, shortLeft, spokenLeft, weekdayLetters } from "./spoken.ts";

const at = (text: string) => Date.parse(text);
/** A Tuesday. */
const NOW = at("2026-02-24T04:00:00Z");

describe("shortLeft", () => {
  it.each([
    [2 * DAY + 4 * HOUR + 59 * MINUTE, "2天4时", "2d 4h"],
    [3 * HOUR + 41 * MINUTE + 59_000, "3时41分", "3h 41m"],
    [HOUR, "1时00分", "1h 00m"],
    [41 * MINUTE, "41分", "41m"],
    [9 * MINUTE + 5_400, "9分05秒", "9m 05s"],
    [0, "0分00秒", "0m 00s"],
    [-12 * MINUTE - 30_000, "−12分", "−12m"],
    [-3 * HOUR - 5 * MINUTE, "−3时05分", "−3h 05m"],
  ])("%i ms", (left, zh, en) => {
    expect(shortLeft(left, "zh")).toBe(zh);
    expect(shortLeft(left, "en")).toBe(en);
  });
});

describe("spokenLeft", () => {
  it.each([
    [3 * HOUR + 41 * MINUTE, "还剩 3 小时 41 分", "3 h 41 min left"],
    [3 * HOUR, "还剩 3 小时", "3 h left"],
    [-12 * MINUTE, "超时 12 分", "12 min overdue"],
    [2 * DAY + 5 * MINUTE, "还剩 2 天", "2 d left"],
    [20_000, "还剩 0 分", "0 min left"],
  ])("%i ms", (left, zh, en) => {
    expect(spokenLeft(left, "zh")).toBe(zh);
    expect(spokenLeft(left, "en")).toBe(en);
  });
});

describe("SLA-2 times are shown in Asia/Shanghai", () => {
  it.each([
    ["2026-02-24T10:00:00Z", "今天 18:00", "today 18:00"],
    ["2026-02-25T01:30:00Z", "明天 09:30", "tomorrow 09:30"],
    ["2026-02-23T16:30:00Z", "今天 00:30", "today 00:30"],
    ["2026-02-23T10:00:00Z", "昨天 18:00", "yesterday 18:00"],
    ["2026-02-26T10:00:00Z", "周四 18:00", "Thu 18:00"],
    ["2026-03-06T10:00:00Z", "3月6日 18:00", "6 Mar 18:00"],
    ["2027-01-04T10:00:00Z", "2027年1月4日 18:00", "4 Jan 2027 18:00"],
  ])("%s", (text, zh, en) => {
    expect(dayAndTime(at(text), NOW, "zh")).toBe(zh);
    expect(dayAndTime(at(text), NOW, "en")).toBe(en);
  });

  it("says by when", () => {
    expect(before(at("2026-02-26T10:00:00Z"), NOW, "zh")).toBe("周四 18:00 前");
    expect(before(at("2026-02-26T10:00:00Z"), NOW, "en")).toBe("by Thu 18:00");
  });

  it("goes from the wall to the instant and back", () => {
    expect(instantOfWall("2026-02-24T18:00")).toBe(at("2026-02-24T10:00:00Z"));
    expect(wallText(at("2026-02-24T10:00:00Z"))).toBe("2026-02-24T18:00");
    expect(clockTime(at("2026-02-24T16:05:00Z"))).toBe("00:05");
    expect(wallTime(at("2026-02-28T16:00:00Z"))).toMatchObject({ month: 3, day: 1, weekday: 0 });
  });

  it("finds an hour of a day ahead", () => {
    expect(atHour(NOW, 1, 18)).toBe(at("2026-02-25T10:00:00Z"));
  });
});

describe("a date without a time", () => {
  it("is said without its year", () => {
    expect(dateName("2027-02-05", "zh")).toBe("2月5日");
    expect(dateName("2027-12-31", "en")).toBe("31 Dec");
  });

  it("stands in a week that begins on Monday", () => {
    expect(weekdayLetters("zh").join("")).toBe("一二三四五六日");
    expect(weekdayLetters("en").join(" ")).toBe("Mo Tu We Th Fr Sa Su");
  });
});
