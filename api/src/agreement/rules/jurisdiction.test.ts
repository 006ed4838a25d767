import { expect, test } from "vitest";

import { acceptable, competent } from "./jurisdiction.ts";

const COURTS = [
  { name: "深圳市南山区人民法院", districts: ["南山区", "湾花园"] },
  { name: "深圳市福田区人民法院", districts: ["福田区"] },
  { name: "广州市天河区人民法院", districts: ["天河区"] },
];
const PLACES = {
  residences: ["深圳湾花园 1栋1单元501", "深圳市福田区福强路1号"],
  performance: "湾花园客服中心",
  seat: "深圳市南山区蛇口街道",
};

test("AGR-7 the courts at a party's residence, the place of performance and the organisation's seat have jurisdiction, each by its grounds", () => {
  expect(competent(COURTS, PLACES)).toEqual([
    { name: "深圳市南山区人民法院", grounds: ["RESIDENCE", "PERFORMANCE", "SEAT"] },
    { name: "深圳市福田区人民法院", grounds: ["RESIDENCE"] },
  ]);
  expect(competent(COURTS, { residences: [], performance: null, seat: null })).toEqual([]);
});

test("AGR-7 another court is not accepted unless it invited, or nothing is known of any", () => {
  const found = competent(COURTS, PLACES);
  const court = "广州市天河区人民法院";
  expect(acceptable(found, { court, byInvitation: false })).not.toContain(court);
  expect(acceptable(found, { court, byInvitation: true })).toEqual([court]);
  expect(acceptable([], { court, byInvitation: false })).toEqual([court]);
});
