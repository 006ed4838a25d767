import { builder } from "../../graphql/builder.ts";
import { EvidenceForm } from "../../graphql/vocabulary.ts";
import type { Evidence as Shape } from "../casework.ts";
import { evidenceAddress, formOf } from "../evidence-address.ts";
import { StaffName } from "./names.ts";

export const Evidence = builder.objectRef<Shape>("Evidence").implement({
  description:
    "A file of a complaint (证据, EVD-0, EVD-1). Its addresses ask for the reader's rights, and who fetched what is kept.",
  fields: (t) => ({
    fileId: t.exposeString("file", { description: "Stable id of the file." }),
    at: t.expose("at", { type: "DateTime", description: "When it was added." }),
    by: t.expose("by", {
      type: StaffName,
      nullable: true,
      description: "Who added it; null: the complainant.",
    }),
    name: t.exposeString("name", { description: "As its sender called it." }),
    about: t.exposeString("about", { nullable: true, description: "What it shows." }),
    form: t.field({ type: EvidenceForm, description: "What it is.", resolve: ({ mime }) => formOf(mime) }),
    bytes: t.exposeInt("bytes", { description: "Size of the original in bytes." }),
    sha256: t.exposeString("sha256", { description: "SHA-256 of the original, in hexadecimal figures." }),
    public: t.exposeBoolean("public", { description: "The complainant sees it under the tracking code." }),
    sharedUrl: t.string({
      description: "The copy that is shared, without location and device data (EVD-0).",
      resolve: ({ file }) => evidenceAddress(file, "SHARED"),
    }),
    originalUrl: t.string({
      description: "The untouched original; for supervisors, project managers and the company.",
      resolve: ({ file }) => evidenceAddress(file, "ORIGINAL"),
    }),
    previewUrl: t.string({
      nullable: true,
      description: "A small picture of it; null: there is none.",
      resolve: ({ file, hasPreview }) => (hasPreview ? evidenceAddress(file, "PREVIEW") : null),
    }),
  }),
});
