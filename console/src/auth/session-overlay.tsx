import { Button, Modal } from "antd";
import { useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { sessionBegan } from "./session.ts";
import { useViewer } from "./viewer.ts";
import { useDemo } from "./demo.ts";

/** The same person comes back to the page as it was; someone else starts with a fresh one. */
export function SessionOverlay(props: { readonly onDone: () => void }) {
  const { t } = useWords();
  const viewer = useViewer();
  const demo = useDemo();
  const [heldFocus] = useState(() => document.activeElement);
  useEffect(
    function giveFocusBack() {
      return () => {
        if (heldFocus instanceof HTMLElement) heldFocus.focus();
      };
    },
    [heldFocus],
  );
  return (
    <Modal
      open
      title={t("auth.sessionEnded")}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={400}
      zIndex={1300}
    >
      <p style={{ marginBottom: 16 }}>
        {viewer.staff.name} · {t("auth.sessionEndedText")}
      </p>
      <SignInForm
        onDone={() => {
          sessionBegan();
          props.onDone();
        }}
      />
      {demo !== undefined && (
        <p style={{ marginTop: 12, fontSize: 13 }}>{t("auth.demoPassword", { password: demo.password })}</p>
      )}
      <Button type="link" block style={{ marginTop: 8 }} onClick={() => location.assign("/")}>
        {t("auth.otherPerson")}
      </Button>
    </Modal>
  );
}
