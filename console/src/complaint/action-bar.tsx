import { ACTION_LABELS, type Action, type Refusal, REFUSAL_LABELS } from "@heyi/schema/vocabulary/action.ts";
import { EllipsisOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { Suspense, lazy, useEffect, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { useLocation, useNavigate } from "react-router";
import { type FragmentType, readFragment } from "../../generated/fragment-masking.ts";
import { graphql } from "../../generated/gql.ts";
import { useWords } from "../i18n/use-words.ts";
import { ACTION_KEYS, KEY_OPTIONS } from "../shell/keys.ts";
import styles from "./action-bar.module.css";
import { lackingOf, usualFirst } from "./allowed-actions.ts";
import { ActionSubject } from "./commands/subject.ts";
import { setOpenComplaint } from "./open-complaint.ts";
import { useAcceptAtOnce } from "./use-accept.ts";

const DialogOf = lazy(async () => ({ default: (await import("./actions/dialog-of.tsx")).DialogOf }));

const ComplaintActions = graphql(`
  fragment ComplaintActions on Complaint {
    nextAction
    investigatedAt
    plannedAt
    due {
      kind
    }
    allowedActions {
      action
      allowed
      refusal
    }
    ...ActionSubject
  }
`);

/** How many buttons stand side by side; English words are longer. */
const INLINE = { zh: 5, en: 4 } as const;

/** Buttons for exactly what is allowed, the usual next one first; behind "more", what is not allowed says why. */
export function ActionBar(props: { readonly complaint: FragmentType<typeof ComplaintActions> }) {
  const { t, label, locale } = useWords();
  const inline = INLINE[locale];
  const complaint = readFragment(ComplaintActions, props.complaint);
  const subject = readFragment(ActionSubject, complaint);
  const [acting, setActing] = useState<Action>();
  const [more, setMore] = useState(false);
  const accept = useAcceptAtOnce(subject);
  const actions = usualFirst(
    complaint.allowedActions,
    complaint.due?.kind ?? complaint.nextAction,
    lackingOf(complaint),
  );
  const allowed = actions.filter((action) => action.allowed).map(({ action }) => action);
  const refused = actions.filter((action) => !action.allowed && isWorthSaying(action.refusal));

  function run(action: Action): void {
    setMore(false);
    if (action === "ACCEPT") accept();
    else setActing(action);
  }
  useAskedAction(allowed, run);
  useActionKeys(allowed, run);
  useOpen(allowed, run);

  const key = (action: Action) => ACTION_KEYS[action];
  const button = (action: Action, primary: boolean) => (
    <Button
      key={action}
      type={primary ? "primary" : "default"}
      aria-keyshortcuts={key(action)}
      onClick={() => run(action)}
    >
      {label(ACTION_LABELS, action)}
      {key(action) && <kbd className={styles.key}>{key(action)}</kbd>}
    </Button>
  );
  return (
    <div className={styles.bar} aria-label={t("complaint.actions")} role="toolbar">
      {allowed.slice(0, inline).map((action, index) => button(action, index === 0))}
      {(refused.length > 0 || allowed.length > inline) && (
        <Popover
          open={more}
          onOpenChange={setMore}
          trigger="click"
          placement="topRight"
          arrow={false}
          content={
            <div role="dialog" aria-label={t("complaint.otherActions")}>
              <ul className={styles.more}>
                {allowed.slice(inline).map((action) => (
                  <li key={action}>{button(action, false)}</li>
                ))}
                {refused.map(({ action, refusal }) => (
                  <li key={action}>
                    <button
                      type="button"
                      aria-disabled="true"
                      aria-describedby={`why-${action}`}
                      className={styles.refused}
                    >
                      {label(ACTION_LABELS, action)}
                    </button>
                    <small id={`why-${action}`}>{refusal !== null && label(REFUSAL_LABELS, refusal)}</small>
                  </li>
                ))}
              </ul>
            </div>
          }
        >
          <Button
            icon={<EllipsisOutlined />}
            aria-label={t("complaint.otherActions")}
            aria-haspopup="dialog"
            aria-expanded={more}
          />
        </Popover>
      )}
      <Suspense>
        {acting !== undefined && (
          <DialogOf
            key={`${subject.id} ${acting}`}
            action={acting}
            subject={subject}
            onClose={() => setActing(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
}

/** Why not now is said; that somebody else does it, or that it belongs to another state, would only be noise. */
function isWorthSaying(refusal: Refusal | null): boolean {
  return refusal !== null && refusal !== "NO_RIGHT" && refusal !== "WRONG_STATE";
}

/** An act asked for on the way here: a swipe on a row of the queue. */
function useAskedAction(allowed: readonly Action[], run: (action: Action) => void): void {
  const location = useLocation();
  const navigate = useNavigate();
  const state: unknown = location.state;
  const asked = typeof state === "object" && state !== null && "run" in state ? state.run : undefined;
  useEffect(
    function runWhatWasAsked() {
      if (asked === undefined) return;
      void navigate(`${location.pathname}${location.search}`, { replace: true, state: null });
      const wanted = asked === "ASSIGN" && !allowed.includes("ASSIGN") ? "REASSIGN" : asked;
      const action = allowed.find((one) => one === wanted);
      if (action !== undefined) run(action);
    },
    [asked, allowed, run, navigate, location],
  );
}

function useActionKeys(allowed: readonly Action[], run: (action: Action) => void): void {
  const byKey = new Map(allowed.toReversed().map((action) => [ACTION_KEYS[action]?.toLowerCase(), action]));
  byKey.delete(undefined);
  const keys = [...byKey.keys()].filter((key) => key !== undefined);
  useHotkeys(
    keys,
    (_event, { hotkey }) => {
      const action = byKey.get(hotkey);
      if (action !== undefined) run(action);
    },
    { ...KEY_OPTIONS, enabled: keys.length > 0, preventDefault: true },
  );
}

function useOpen(allowed: readonly Action[], run: (action: Action) => void): void {
  useEffect(function offerToPalette() {
    setOpenComplaint({ actions: allowed, run });
  });
  useEffect(() => () => setOpenComplaint(undefined), []);
}
