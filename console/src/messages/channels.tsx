import { Button } from "antd";
import { useState } from "react";
import { useQuery } from "urql";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed } from "../ui/states.tsx";
import { ChannelForm } from "./channel-form.tsx";
import { ChannelLine } from "./channel-line.tsx";
import { MessageChannelsQuery } from "./documents.ts";
import styles from "./messages.module.css";

/** By which ways messages leave: none, and nothing is sent at all. */
export function Channels() {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const [{ data, error }, again] = useQuery({ query: MessageChannelsQuery, requestPolicy: "network-only" });
  const reload = () => again({ requestPolicy: "network-only" });
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={3} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  const channels = data.messageChannels;
  return (
    <>
      {channels.length === 0 ? (
        <p className={styles.hint}>{t("messages.noChannels")}</p>
      ) : (
        <ul className={styles.channels}>
          {channels.map((channel) => (
            <ChannelLine key={channel.id} channel={channel} done={reload} />
          ))}
        </ul>
      )}
      {adding ? (
        <ChannelForm
          leave={() => setAdding(false)}
          done={() => {
            setAdding(false);
            reload();
          }}
        />
      ) : (
        <div>
          <Button onClick={() => setAdding(true)}>{t("messages.addChannel")}</Button>
        </div>
      )}
    </>
  );
}
