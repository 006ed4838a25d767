import { expect, test } from "vitest";
import { wantedPeople } from "./wanted.ts";

const PEOPLE = [
  { name: "曾静怡", username: "zengjingyi", title: "调度", roles: [{ role: "DISPATCHER", projectId: "p1" }] },
  {
    name: "黄卫东",
    username: "huangweidong",
    title: "客服主任",
    roles: [
      { role: "SUPERVISOR", projectId: "p1" },
      { role: "AGENT", projectId: "p2" },
    ],
  },
] as const;

test.each([
  [{ text: " 静怡 " }, ["曾静怡"]],
  [{ text: "HUANG" }, ["黄卫东"]],
  [{ text: "主任" }, ["黄卫东"]],
  [{ text: "" }, ["曾静怡", "黄卫东"]],
  [{ text: "", projectId: "p1" }, ["曾静怡", "黄卫东"]],
  [{ text: "", role: "AGENT" }, ["黄卫东"]],
  [{ text: "", role: "AGENT", projectId: "p1" }, []],
] as const)("ORG-3 %j finds %j", (wanted, names) => {
  expect(wantedPeople(PEOPLE, wanted).map(({ name }) => name)).toEqual(names);
});
