import { builder } from "../../graphql/builder.ts";
import { TermKind } from "../../graphql/vocabulary.ts";
import { capitalOf } from "../rules/capital.ts";
import type { Instalment, Term } from "../rules/party.ts";

const InstalmentObject = builder.objectRef<Instalment>("Instalment").implement({
  description: "Part of an amount with its own day (AGR-2).",
  fields: (t) => ({
    no: t.exposeInt("no", { description: "1, 2 …" }),
    dueDate: t.expose("dueDate", { type: "LocalDate", nullable: true, description: "Last day." }),
    amountFen: t.expose("amountFen", { type: "Fen", description: "How much." }),
  }),
});

export const TermObject = builder.objectRef<Term>("Term").implement({
  description: "Who owes what to whom by when (条款, AGR-2).",
  fields: (t) => ({
    no: t.exposeInt("no", { description: "1, 2 …" }),
    obligor: t.exposeString("obligor", { description: "The party that owes (义务人)." }),
    obligee: t.exposeString("obligee", { description: "The party it is owed to (权利人)." }),
    kind: t.expose("kind", { type: TermKind, description: "What is owed." }),
    description: t.exposeString("description", { description: "In words." }),
    amountFen: t.expose("amountFen", { type: "Fen", nullable: true, description: "Null: no money." }),
    currency: t.exposeString("currency", { nullable: true, description: "CNY." }),
    amountCapital: t.exposeString("amountCapital", { nullable: true, description: "大写金额" }),
    instalments: t.field({
      type: [InstalmentObject],
      description: "In order of their days.",
      resolve: ({ instalments }) => [...instalments],
    }),
    dueDate: t.expose("dueDate", { type: "LocalDate", nullable: true, description: "Last day." }),
    condition: t.exposeString("condition", { nullable: true, description: "Or when what has happened." }),
    proof: t.exposeString("proof", { nullable: true, description: "How it is proved." }),
  }),
});

const InstalmentInput = builder.inputType("InstalmentInput", {
  description: "See Instalment.",
  fields: (t) => ({
    dueDate: t.field({ type: "LocalDate", required: false, description: "Last day." }),
    amountFen: t.field({ type: "Fen", description: "How much." }),
  }),
});

export const TermInput = builder.inputType("TermInput", {
  description: "See Term; numbered in the order given.",
  fields: (t) => ({
    obligor: t.string({ description: "The party that owes." }),
    obligee: t.string({ description: "The party it is owed to." }),
    kind: t.field({ type: TermKind, description: "What is owed." }),
    description: t.string({ description: "In words: 500 characters at most." }),
    amountFen: t.field({ type: "Fen", required: false, description: "Left out: no money." }),
    amountCapital: t.string({ required: false, description: "Left out: written by the system." }),
    instalments: t.field({
      type: [InstalmentInput],
      required: false,
      description: "In order of their days.",
    }),
    dueDate: t.field({
      type: "LocalDate",
      required: false,
      description: "Last day; of instalments the last one's.",
    }),
    condition: t.string({ required: false, description: "Or when what has happened." }),
    proof: t.string({ required: false, description: "How it is proved." }),
  }),
});

/** An amount that was not written by hand is written by us. */
export function termFrom(given: typeof TermInput.$inferInput, at: number): Term {
  const amountFen = given.amountFen ?? null;
  const instalments = (given.instalments ?? []).map((each, place): Instalment => ({
    no: place + 1,
    dueDate: each.dueDate ?? null,
    amountFen: each.amountFen,
  }));
  return {
    no: at + 1,
    obligor: given.obligor,
    obligee: given.obligee,
    kind: given.kind,
    description: given.description,
    amountFen,
    currency: amountFen === null ? null : "CNY",
    amountCapital: amountFen === null ? null : (given.amountCapital ?? capitalOf(amountFen)),
    instalments,
    dueDate: instalments.at(-1)?.dueDate ?? given.dueDate ?? null,
    condition: given.condition ?? null,
    proof: given.proof ?? null,
  };
}
