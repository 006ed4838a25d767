import { useEffect, useSyncExternalStore } from "react";
import { readFragment } from "../../generated/fragment-masking.ts";
import type { InStep, Versioned } from "../desk/in-step.ts";
import { useWords } from "../i18n/use-words.ts";
import { IncidentSection } from "../incident/incident-section.tsx";
import { ComplaintCases } from "../mediation/complaint-cases.tsx";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { ActionBar } from "./action-bar.tsx";
import { CaseworkSection } from "./casework.tsx";
import { Checklist } from "./checklist.tsx";
import { Clocks } from "./clocks.tsx";
import { Head } from "./complaint-head.tsx";
import styles from "./complaint-panel.module.css";
import { ComplaintDetail } from "./documents.ts";
import { EvidenceSection } from "./evidence-part.tsx";
import { Facts } from "./facts.tsx";
import { Milestones } from "./milestones.tsx";
import { People } from "./people.tsx";
import { Repeats } from "./repeats.tsx";
import { Timeline } from "./timeline.tsx";
import { type FoundComplaint, useComplaint } from "./use-complaint.ts";
import { WhatWasSaid } from "./what-was-said.tsx";

type Props = {
  /** A number or an id. */
  readonly reference: string;
  /** On the desk: the list beside it, to change in the same frame. */
  readonly inStep?: InStep<Versioned>;
  readonly onClose?: () => void;
};

export function ComplaintPanel({ reference, inStep, onClose }: Props) {
  const { t } = useWords();
  const [view, again] = useComplaint(reference);
  switch (view.kind) {
    case "pending":
      return (
        <div className={styles.pending} role="status" aria-busy="true">
          <span className="unseen">{t("shell.loading")}</span>
          <Bones lines={9} />
        </div>
      );
    case "failed":
      return <Failed network={!!view.error.networkError} onRetry={again} />;
    case "missing":
      return <Notice title={t("complaint.notFound")} text={t("complaint.notFoundText")} />;
    case "gone":
      return <Notice title={t("complaint.goneTitle")} text={t("complaint.goneText")} />;
    case "ready":
      return inStep === undefined ? (
        <Sheet complaint={view.complaint} onClose={onClose} />
      ) : (
        <SheetInStep complaint={view.complaint} inStep={inStep} onClose={onClose} />
      );
  }
}

type SheetProps = { readonly complaint: FoundComplaint; readonly onClose: (() => void) | undefined };

/** LIV-2: shows a newer version together with the list. */
function SheetInStep(props: SheetProps & { readonly inStep: InStep<Versioned> }) {
  const { complaint, inStep } = props;
  useEffect(() => inStep.offerDetail(complaint), [complaint, inStep]);
  useEffect(() => () => inStep.offerDetail(undefined), [inStep]);
  const shown = useSyncExternalStore(inStep.subscribe, inStep.shown);
  // The gate holds what was offered above; only this panel offers, so its type is known.
  const held = shown?.id === complaint.id ? (shown as FoundComplaint) : complaint;
  return <Sheet complaint={held} onClose={props.onClose} />;
}

function Sheet({ complaint, onClose }: SheetProps) {
  const { t } = useWords();
  const detail = readFragment(ComplaintDetail, complaint);
  return (
    <article
      className={styles.panel}
      aria-label={t("complaint.panel", { number: detail.number })}
      data-version={detail.version}
      data-page={onClose === undefined}
    >
      <div className={styles.body}>
        <Head complaint={detail} onClose={onClose} />
        <Clocks complaint={detail} />
        <div className={styles.columns}>
          <div className={styles.said}>
            <WhatWasSaid complaint={detail} />
            <Facts complaint={detail} />
            <EvidenceSection complaint={detail} />
            <CaseworkSection complaint={detail} />
          </div>
          <div className={styles.people}>
            <People complaint={detail} />
            <Checklist complaint={detail} />
            <Milestones complaint={detail} />
            <IncidentSection complaint={detail} />
            <Repeats complaint={detail} />
            <ComplaintCases complaintId={detail.id} number={detail.number} />
          </div>
          <div className={styles.happened}>
            <Timeline key={detail.id} complaint={detail} />
          </div>
        </div>
      </div>
      <ActionBar key={detail.id} complaint={detail} />
    </article>
  );
}
