import { EVIDENCE_FORM_LABELS } from "@heyi/schema/vocabulary/evidence.ts";
import { EyeOutlined, FileTextOutlined, PlaySquareOutlined, SoundOutlined } from "@ant-design/icons";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import type { EvidenceForm, EvidencePartFragment } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./evidence-part.module.css";

const EvidencePart = graphql(`
  fragment EvidencePart on Complaint {
    evidence {
      fileId
      at
      by {
        name
      }
      name
      about
      form
      bytes
      public
      sharedUrl
      previewUrl
    }
  }
`);

type Evidence = EvidencePartFragment["evidence"][number];

/** EVD-1: the files of a complaint; nothing where there are none. */
export function EvidenceSection(props: { readonly complaint: FragmentType<typeof EvidencePart> }) {
  const { t } = useWords();
  const { evidence } = readFragment(EvidencePart, props.complaint);
  if (evidence.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t("evidence.title")}>
      <h3>{t("evidence.title")}</h3>
      <ul>
        {evidence.map((each) => (
          <File key={each.fileId} {...each} />
        ))}
      </ul>
    </section>
  );
}

const SIGNS: Partial<Record<EvidenceForm, typeof FileTextOutlined>> = {
  VIDEO: PlaySquareOutlined,
  SOUND: SoundOutlined,
};

function File({ name, about, form, bytes, at, by, public: isPublic, sharedUrl, previewUrl }: Evidence) {
  const { t, label, locale } = useWords();
  const now = useMinute();
  const Sign = SIGNS[form] ?? FileTextOutlined;
  return (
    <li>
      <a href={sharedUrl} target="_blank" rel="noreferrer" className={styles.file}>
        {previewUrl === null ? (
          <span className={styles.sign}>
            <Sign aria-hidden="true" />
          </span>
        ) : (
          <img src={previewUrl} alt={about ?? name} loading="lazy" />
        )}
        <span className={styles.name}>{about ?? name}</span>
      </a>
      <span className={`${styles.line} figures`}>
        {[
          label(EVIDENCE_FORM_LABELS, form),
          size(bytes),
          by?.name ?? t("complaint.timelineComplainant"),
          dayAndTime(Date.parse(at), now, locale),
        ].join(" · ")}
        {isPublic && <EyeOutlined aria-label={t("complaint.timelinePublicMark")} />}
      </span>
    </li>
  );
}

function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
