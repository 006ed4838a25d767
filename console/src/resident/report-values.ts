import type { ReportInput } from "../../generated/resident/graphql.ts";

export type ReportValues = {
  readonly content: string;
  readonly demand: string;
  readonly room: string;
  readonly isNamed: boolean;
  readonly name: string;
  readonly phone: string;
};

export const EMPTY: ReportValues = { content: "", demand: "", room: "", isNamed: true, name: "", phone: "" };

/** INT-5: who chose to be anonymous sends neither name nor phone, whatever was typed before. */
export function toInput(
  { content, demand, room, isNamed, name, phone }: ReportValues,
  rest: Pick<ReportInput, "idempotencyKey" | "projectCode" | "riddle" | "seal" | "answer">,
): ReportInput {
  return {
    ...rest,
    content: content.trim(),
    demand: demand.trim() || null,
    room: room.trim() || null,
    name: isNamed ? name.trim() || null : null,
    phone: isNamed ? phone.trim() || null : null,
  };
}
