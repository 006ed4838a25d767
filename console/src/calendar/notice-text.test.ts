import { describe, expect, it } from "vitest";
import type { Span } from "./days.ts";
import { readNotice } from "./notice-text.ts";

const said = (spans: readonly Span[]) =>
  spans.map(({ name, from, to }) => (from === to ? `${name} ${from}` : `${name} ${from} ${to}`));

/** As the State Council's General Office wrote the one of 2026. */
const NOTICE = `国务院办公厅关于2026年
部分节假日安排的通知
国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
经国务院批准,现将2026年元旦等放假调休日期的具体安排通知如下。
一、元旦:1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。
二、春节:2月15日(农历腊月二十八、周日)至23日(农历正月初七、周一)放假调休,共9天。2月14日(周六)、2月28日(周六)上班。
三、清明节:4月4日(周六)至6日(周一)放假,共3天。
七、国庆节:10月1日(周四)至7日(周三)放假调休,共7天。9月20日(周日)、10月10日(周六)上班。
国务院办公厅
2025年11月4日`;

describe("a pasted notice", () => {
  it("names its year, its number, the days off and the days worked", () => {
    const { year, source, holidays, makeUpDays, outside } = readNotice(NOTICE, 2027);
    expect([year, source]).toEqual([2026, "国办发明电〔2025〕7号"]);
    expect(said(holidays)).toEqual([
      "元旦 2026-01-01 2026-01-03",
      "春节 2026-02-15 2026-02-23",
      "清明节 2026-04-04 2026-04-06",
      "国庆节 2026-10-01 2026-10-07",
    ]);
    expect(said(makeUpDays)).toEqual([
      "元旦 2026-01-04",
      "春节 2026-02-14",
      "春节 2026-02-28",
      "国庆节 2026-09-20",
      "国庆节 2026-10-10",
    ]);
    expect(outside).toEqual([]);
  });

  it("leaves days of the year before to that year", () => {
    const { holidays, outside } = readNotice("一、元旦:2022年12月31日至2023年1月2日放假调休,共3天。", 2023);
    expect(said(holidays)).toEqual(["元旦 2023-01-01 2023-01-02"]);
    expect(said(outside)).toEqual(["元旦 2022-12-31"]);
  });

  it.each([
    ["元旦:1月1日(周三)放假1天,不调休。", ["元旦 2027-01-01"], []],
    ["五、端午节:6月10日放假,与周末连休。", ["端午节 2027-06-10"], []],
    ["国庆节、中秋节:9月30日至10月6日放假", ["国庆节、中秋节 2027-09-30 2027-10-06"], []],
    ["春节 2027-02-05 – 2027-02-11", ["春节 2027-02-05 2027-02-11"], []],
    ["春节 2月5-11日", ["春节 2027-02-05 2027-02-11"], []],
    ["春节 2027/2/5-2027/2/11", ["春节 2027-02-05 2027-02-11"], []],
    ["春节 2027-02-05 至 2027-02-11\n2027-01-30 上班", ["春节 2027-02-05 2027-02-11"], ["春节 2027-01-30"]],
    ["春节 班 2027-01-30", [], ["春节 2027-01-30"]],
    ["2月30日放假", [], []],
    ["没有日期的一行", [], []],
  ])("%j", (text, off, worked) => {
    const { holidays, makeUpDays } = readNotice(text, 2027);
    expect([said(holidays), said(makeUpDays)]).toEqual([off, worked]);
  });
});
