import {
  CHANNELS,
  type Category,
  type Channel,
  type ComplainantKind,
  type Impact,
  type Mood,
  type Seeks,
  type Urgency,
} from "@heyi/schema/vocabulary/complaint.ts";
import type { ComplaintRegisterInput } from "../../generated/graphql.ts";

export type IntakeValues = {
  projectId: string | undefined;
  channel: Channel;
  room: string;
  phone: string;
  name: string;
  kind: Exclude<ComplainantKind, "ANONYMOUS">;
  anonymous: boolean;
  content: string;
  occurredAt: string | undefined;
  demand: string;
  mood: Mood | undefined;
  seeks: Seeks | undefined;
  category: Category | undefined;
  subCategory: string;
  urgency: Urgency | undefined;
  impact: Impact | undefined;
  responded: boolean;
  repeatOf: { readonly id: string; readonly number: string } | undefined;
};

export function emptyIntake(projectId: string | undefined, channel: Channel): IntakeValues {
  return {
    projectId,
    channel,
    room: "",
    phone: "",
    name: "",
    kind: "OWNER",
    anonymous: false,
    content: "",
    occurredAt: undefined,
    demand: "",
    mood: undefined,
    seeks: undefined,
    category: undefined,
    subCategory: "",
    urgency: undefined,
    impact: undefined,
    responded: false,
    repeatOf: undefined,
  };
}

const some = (text: string) => (text.trim() === "" ? null : text.trim());

/** INT-2, INT-5: an anonymous complaint carries neither name nor phone, whatever was typed before. */
export function toRegisterInput(values: IntakeValues, idempotencyKey: string): ComplaintRegisterInput {
  const { anonymous } = values;
  return {
    idempotencyKey,
    projectId: values.projectId ?? "",
    channel: values.channel,
    content: values.content.trim(),
    occurredAt: values.occurredAt ?? null,
    complainant: {
      kind: anonymous ? "ANONYMOUS" : values.kind,
      name: anonymous ? null : some(values.name),
      phone: anonymous ? null : some(values.phone),
      room: some(values.room),
    },
    demand: some(values.demand),
    mood: values.mood ?? null,
    seeks: values.seeks ?? null,
    category: values.category ?? null,
    subCategory: some(values.subCategory),
    urgency: values.urgency ?? null,
    impact: values.impact ?? null,
    repeatOfId: values.repeatOf?.id ?? null,
    responded: values.responded,
  };
}

/** `complainant.phone` stands in the form as `phone`. */
export function intakeField(path: string): keyof IntakeValues | undefined {
  const last = path.replace(/^input\./, "").replace(/^complainant\./, "");
  const renamed = last === "repeatOfId" ? "repeatOf" : last;
  const names = Object.keys(emptyIntake(undefined, "HOTLINE")) as (keyof IntakeValues)[];
  return names.find((name) => name === renamed);
}

/** Channels an agent takes complaints in by; the others come in by themselves. */
export const INTAKE_CHANNELS = CHANNELS.filter((channel) => channel !== "PARTNER_API");
