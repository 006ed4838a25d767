import type { DisputeKind } from "@heyi/schema/vocabulary/mediation.ts";
import type { SourceComplaint } from "./complaint-documents.ts";
import { blankParty, type CaseDraft, type PartyDraft } from "./party-draft.ts";

/** What people write of each kind of dispute; the first that is found says which. */
const SAYS: readonly (readonly [DisputeKind, RegExp])[] = [
  ["DOG_BITE", /咬/],
  ["FALLING_OBJECT", /坠物|高空抛|抛物/],
  ["LIFT_OUTAGE", /电梯/],
  ["COMMERCIAL_FUMES", /油烟/],
  ["ILLEGAL_CONSTRUCTION", /违建|搭建|加建/],
  ["RENOVATION_DAMAGE", /装修.*(损|裂|坏)/s],
  ["LEAK", /漏水|渗水|浸水|爆裂/],
  ["NOISE", /噪音|噪声|太吵|吵闹/],
  ["PARKING_SPACE", /车位|停车/],
  ["UNPAID_FEES", /欠费|物业费|管理费/],
  ["DEVELOPER_PROMISE", /开发商/],
  ["SHARED_SPACE", /楼道|公共区域|共用/],
];
const MOST_OF_MATTER = 500;
/** 张某: a name of which the reader has no more. */
const MASKED = /某$/;

export function kindSaid(content: string): DisputeKind {
  return SAYS.find(([, says]) => says.test(content))?.[0] ?? "OTHER";
}

/** MED-1: a case as far as the complaint knows it: the matter, who complains and what they want; the other side is asked for. */
export function draftFrom(
  complaint: Pick<SourceComplaint, "content" | "demand" | "room" | "complainant">,
): CaseDraft {
  return {
    kind: kindSaid(complaint.content),
    matter: complaint.content.slice(0, MOST_OF_MATTER),
    parties: [complainantOf(complaint), blankParty("B")],
  };
}

function complainantOf({
  demand,
  room,
  complainant: { kind, name },
}: Pick<SourceComplaint, "demand" | "room" | "complainant">): PartyDraft {
  const role = kind === "OWNER" || kind === "TENANT" ? kind : "OTHER";
  return {
    ...blankParty("A"),
    role,
    type: kind === "ORGANISATION" ? "LEGAL" : "NATURAL",
    name: name === null || MASKED.test(name) ? "" : name,
    room: room ?? "",
    address: room ?? "",
    claims: [{ text: (demand ?? "").slice(0, MOST_OF_MATTER), amount: "" }],
  };
}
