import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./sections.module.css";

const ComplaintWords = graphql(`
  fragment ComplaintWords on Complaint {
    content
    demand
  }
`);

export function WhatWasSaid(props: { readonly complaint: FragmentType<typeof ComplaintWords> }) {
  const { t } = useWords();
  const { content, demand } = readFragment(ComplaintWords, props.complaint);
  return (
    <section className={styles.section}>
      <h3>{t("complaint.content")}</h3>
      <p className={styles.content}>{content}</p>
      <p className={styles.demand}>
        <span>{t("complaint.demand")}</span>
        {demand ?? t("complaint.noDemand")}
      </p>
    </section>
  );
}
