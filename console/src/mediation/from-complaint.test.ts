import { expect, test } from "vitest";
import { draftFrom, kindSaid } from "./from-complaint.ts";

const LEAK = {
  content: "楼上软管爆裂,吊顶漏水",
  demand: "修好并赔偿",
  room: "1栋1单元501",
  complainant: { kind: "OWNER", name: "邹家乐", phone: "199****0341", hasContact: true },
} as const;

test("MED-1 a case from a complaint begins with the matter, who complains and what they want", () => {
  const { kind, matter, parties } = draftFrom(LEAK);
  expect([kind, matter]).toEqual(["LEAK", LEAK.content]);
  expect(parties).toMatchObject([
    {
      letter: "A",
      role: "OWNER",
      name: "邹家乐",
      room: "1栋1单元501",
      claims: [{ text: "修好并赔偿" }],
      phone: "",
    },
    { letter: "B", name: "" },
  ]);
});

test("AUD-2 a masked name is no name: it is left to be written", () => {
  const complainant = { ...LEAK.complainant, name: "邹某" };
  expect(draftFrom({ ...LEAK, complainant }).parties[0]?.name).toBe("");
});

test.each([
  ["被邻居的狗咬伤", "DOG_BITE"],
  ["地下车位被占", "PARKING_SPACE"],
  ["客服态度不好", "OTHER"],
] as const)("MED-1 %s is taken for %s until somebody says otherwise", (content, kind) => {
  expect(kindSaid(content)).toBe(kind);
});
