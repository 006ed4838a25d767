import { Button, Segmented } from "antd";
import { useState } from "react";
import { useClient } from "urql";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import { TimelineItem } from "./timeline-entry-fragment.ts";
import { TimelineEntry } from "./timeline-entry.tsx";
import { type TimelineFilter, TIMELINE_FILTERS, passes } from "./timeline-words.ts";
import styles from "./timeline.module.css";

const ComplaintTimeline = graphql(`
  fragment ComplaintTimeline on Complaint {
    id
    timeline(first: 50) {
      edges {
        node {
          id
          ...TimelineItem
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const EarlierTimelineQuery = graphql(`
  query EarlierTimeline($id: ID!, $after: String!) {
    complaint(id: $id) {
      id
      timeline(first: 100, after: $after) {
        edges {
          node {
            id
            ...TimelineItem
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type Masked = FragmentType<typeof TimelineItem> & { readonly id: string };
type Earlier = { readonly items: readonly Masked[]; readonly next: string | null };

/** Newest first; what the complainant sees is marked as such. */
export function Timeline(props: { readonly complaint: FragmentType<typeof ComplaintTimeline> }) {
  const { t } = useWords();
  const client = useClient();
  const { id, timeline } = readFragment(ComplaintTimeline, props.complaint);
  const [filter, setFilter] = useState<TimelineFilter>("All");
  const [earlier, setEarlier] = useState<Earlier>();
  const [busy, setBusy] = useState(false);
  const next =
    earlier === undefined
      ? timeline.pageInfo.hasNextPage
        ? timeline.pageInfo.endCursor
        : null
      : earlier.next;

  async function readOn(after: string): Promise<void> {
    setBusy(true);
    const { data } = await client.query(EarlierTimelineQuery, { id, after }).toPromise();
    setBusy(false);
    const page = data?.complaint?.timeline;
    if (!page) return;
    setEarlier({
      items: [...(earlier?.items ?? []), ...page.edges.map((edge) => edge.node)],
      next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    });
  }

  const seen = new Set<string>();
  const entries = [...timeline.edges.map((edge) => edge.node), ...(earlier?.items ?? [])]
    .filter((node: Masked) => !seen.has(node.id) && seen.add(node.id))
    .map((node: Masked) => readFragment(TimelineItem, node))
    .filter((entry) => passes(filter, entry));
  return (
    <section className={styles.timeline} aria-label={t("complaint.timeline")}>
      <div className={styles.head}>
        <h3>{t("complaint.timeline")}</h3>
        <Segmented<TimelineFilter>
          size="small"
          aria-label={t("complaint.timeline")}
          value={filter}
          onChange={setFilter}
          options={TIMELINE_FILTERS.map((value) => ({ value, label: t(`complaint.timeline${value}`) }))}
        />
      </div>
      {entries.length === 0 && <p className={styles.none}>{t("complaint.timelineEmpty")}</p>}
      <ol>
        {entries.map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} />
        ))}
      </ol>
      {next !== null && (
        <Button type="link" loading={busy} onClick={() => void readOn(next)}>
          {t("shell.loadMore")}
        </Button>
      )}
    </section>
  );
}
