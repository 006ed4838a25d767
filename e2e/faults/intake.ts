import { randomUUID } from "node:crypto";
import { decodeGlobalId } from "../../api/src/graphql/global-id.ts";
import type { ComplaintId } from "../../api/src/kernel/ids.ts";
import { call } from "./call.ts";
import { type Desk, registration } from "./course.ts";

const REGISTER =
  "mutation ($input: ComplaintRegisterInput!) { answer: complaintRegister(input: $input) { ... on Complaint { id } } }";
const AT_A_TIME = 8;

/** Takes so many complaints in, one after the other at each of some telephones. */
export async function takeIn(port: number, desk: Desk, count: number): Promise<readonly ComplaintId[]> {
  const ids: ComplaintId[] = [];
  let next = 0;
  const telephone = async () => {
    while (next < count) {
      const { by, input } = registration(desk, (next += 1));
      const variables = { input: { ...input, idempotencyKey: randomUUID() } };
      const outcome = await call<{ answer: { id: string } }>(port, by.cookie, REGISTER, variables);
      if (!outcome.answered) throw new Error(`not taken in: ${outcome.why}`);
      ids.push(decodeGlobalId(outcome.data.answer.id).id as ComplaintId);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, telephone));
  return ids;
}
