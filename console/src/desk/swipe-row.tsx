import { type ReactNode, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { Action } from "@heyi/schema/vocabulary/action.ts";
import { useWords } from "../i18n/use-words.ts";
import { deskPath, readAddress } from "./desk-address.ts";
import styles from "./swipe-row.module.css";

const ENOUGH = 84;

/** Which act a finger's way asks for: to the right assigns, to the left contacts. */
export function swipeAction(way: number): Action | undefined {
  if (way >= ENOUGH) return "ASSIGN";
  return way <= -ENOUGH ? "CONTACT" : undefined;
}

export function SwipeRow(props: { readonly number: string; readonly children: ReactNode }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const from = useRef<{ x: number; y: number }>(undefined);
  const [way, setWay] = useState(0);
  const action = swipeAction(way);

  function end(): void {
    from.current = undefined;
    setWay(0);
    if (action === undefined) return;
    void navigate(deskPath({ ...readAddress(search), complaint: props.number }), { state: { run: action } });
  }

  return (
    <>
      {way !== 0 && (
        <div
          className={styles.under}
          data-side={way > 0 ? "assign" : "contact"}
          data-ready={action !== undefined}
          aria-hidden="true"
        >
          {t(way > 0 ? "desk.swipeAssign" : "desk.swipeContact")}
        </div>
      )}
      <div
        role="presentation"
        className={styles.over}
        data-moved={way !== 0}
        style={way === 0 ? undefined : { transform: `translateX(${way}px)` }}
        onTouchStart={(event) => {
          const touch = event.touches[0];
          if (touch && event.touches.length === 1) from.current = { x: touch.clientX, y: touch.clientY };
        }}
        onTouchMove={(event) => {
          const touch = event.touches[0];
          if (!touch || !from.current) return;
          const across = touch.clientX - from.current.x;
          if (way === 0 && Math.abs(across) < Math.abs(touch.clientY - from.current.y) + 8) return;
          setWay(Math.max(-140, Math.min(140, across)));
        }}
        onTouchEnd={end}
        onTouchCancel={() => {
          from.current = undefined;
          setWay(0);
        }}
      >
        {props.children}
      </div>
    </>
  );
}
