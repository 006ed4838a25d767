import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Modal, Tooltip } from "antd";
import { useState } from "react";
import { NavLink } from "react-router";
import { useMutation, useQuery } from "urql";
import { ViewerQuery, useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./rail.module.css";
import { SavedViewRemoveMutation, SavedViewSaveMutation } from "./saved-view-documents.ts";

export function SavedViews(props: { readonly current: string }) {
  const { t } = useWords();
  const { savedViews } = useViewer();
  const { message } = App.useApp();
  const [, again] = useQuery({ query: ViewerQuery, requestPolicy: "cache-only" });
  const [saving, save] = useMutation(SavedViewSaveMutation);
  const [, remove] = useMutation(SavedViewRemoveMutation);
  const [naming, setNaming] = useState(false);

  async function finish(name: string): Promise<void> {
    const { data } = await save({
      input: { name, query: props.current },
    });
    if (data?.savedViewSave.__typename !== "SavedView") {
      void message.error(t("desk.saveViewFailed"));
      return;
    }
    setNaming(false);
    void message.success(t("desk.saveViewDone", { name }));
    again({ requestPolicy: "network-only" });
  }

  async function forget(id: string): Promise<void> {
    const { error } = await remove({ input: { id } });
    if (error) void message.error(t("desk.saveViewFailed"));
    else again({ requestPolicy: "network-only" });
  }

  return (
    <div className={styles.savedViews}>
      <div className={styles.title}>
        <span>{t("desk.savedViews")}</span>
        <Tooltip title={t("desk.saveView")}>
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            aria-label={t("desk.saveView")}
            onClick={() => setNaming(true)}
          />
        </Tooltip>
      </div>
      <ul>
        {savedViews.map((view) => (
          <li key={view.id} className={styles.saved}>
            <NavLink
              to={view.query === "" ? "/desk" : `/desk?${view.query}`}
              className={styles.view ?? ""}
              aria-current={view.query === props.current ? "page" : "false"}
            >
              <span className={styles.name}>{view.name}</span>
            </NavLink>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t("desk.removeView", { name: view.name })}
              onClick={() => void forget(view.id)}
            />
          </li>
        ))}
      </ul>
      <Modal
        open={naming}
        title={t("desk.saveView")}
        footer={null}
        width={380}
        destroyOnHidden
        onCancel={() => setNaming(false)}
      >
        <Form layout="vertical" onFinish={({ name }: { name: string }) => void finish(name.trim())}>
          <Form.Item
            name="name"
            label={t("desk.saveViewName")}
            rules={[{ required: true, whitespace: true, max: 40 }]}
          >
            <Input autoFocus placeholder={t("desk.saveViewExample")} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={saving.fetching}>
            {t("desk.saveView")}
          </Button>
        </Form>
      </Modal>
    </div>
  );
}
