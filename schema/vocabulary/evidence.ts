import type { Labels } from "./label.ts";

/** EVD-1: what a file is, as far as people care. */
export const EVIDENCE_FORMS = ["PICTURE", "VIDEO", "SOUND", "DOCUMENT"] as const;
export type EvidenceForm = (typeof EVIDENCE_FORMS)[number];
export const EVIDENCE_FORM_LABELS = {
  PICTURE: { zh: "照片", en: "Picture" },
  VIDEO: { zh: "视频", en: "Video" },
  SOUND: { zh: "录音", en: "Sound" },
  DOCUMENT: { zh: "文件", en: "Document" },
} as const satisfies Labels<EvidenceForm>;

/** EVD-1: why a file is not taken. */
export const EVIDENCE_REFUSALS = [
  "EMPTY",
  "TOO_LARGE",
  "KIND_NOT_TAKEN",
  "BROKEN",
  "PACKED_TOO_TIGHT",
] as const;
export type EvidenceRefusal = (typeof EVIDENCE_REFUSALS)[number];
export const EVIDENCE_REFUSAL_LABELS = {
  EMPTY: { zh: "文件是空的", en: "The file is empty" },
  TOO_LARGE: { zh: "文件超过 100 MB", en: "The file is larger than 100 MB" },
  KIND_NOT_TAKEN: {
    zh: "只能上传照片(JPEG、PNG、WebP、HEIC)、视频(MP4)、录音(MP3、M4A、WAV)和文件(PDF、DOCX、XLSX);文件内容不是其中之一",
    en: "Pictures (JPEG, PNG, WebP, HEIC), video (MP4), sound (MP3, M4A, WAV) and documents (PDF, DOCX, XLSX) are taken; this file's content is none of them",
  },
  BROKEN: { zh: "文件已损坏,打不开", en: "The file is damaged and cannot be opened" },
  PACKED_TOO_TIGHT: {
    zh: "文件解开后过大,不能接收",
    en: "Unpacked the file is far too large to be taken",
  },
} as const satisfies Labels<EvidenceRefusal>;

/** EVD-1: what of a file somebody fetched. */
export const EVIDENCE_COPIES = ["SHARED", "ORIGINAL", "PREVIEW"] as const;
export type EvidenceCopy = (typeof EVIDENCE_COPIES)[number];
export const EVIDENCE_COPY_LABELS = {
  SHARED: { zh: "查看", en: "Viewed" },
  ORIGINAL: { zh: "下载原件", en: "Original downloaded" },
  PREVIEW: { zh: "预览", en: "Preview" },
} as const satisfies Labels<EvidenceCopy>;
