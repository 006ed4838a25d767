import { useState } from "react";
import { readFragment } from "../../generated/resident/fragment-masking.ts";
import type { SeenFragment } from "../../generated/resident/graphql.ts";
import { Confirm, Refuse, Seen } from "./documents.ts";
import { TextField, TroubleLine } from "./fields.tsx";
import type { ActProps } from "./remark.tsx";
import { useAct } from "./use-act.ts";
import { useSpeech } from "./words.ts";

/** ESC-3, VIS-5: is it settled, and if not, what is open; once closed, whether it is back. */
export function Closing({ code, seen, show }: ActProps & { readonly seen: SeenFragment }) {
  const { words } = useSpeech();
  const [said, setSaid] = useState<"yes" | "no" | null>(null);
  const [isRefusing, setRefusing] = useState(false);
  const { busy, trouble, send } = useAct();
  if (said !== null)
    return (
      <p role="status" className="card good">
        {said === "yes" ? words.confirmed : words.refused}
      </p>
    );
  if (!seen.canConfirm && !seen.canRefuse) return null;

  const confirm = async () => {
    const done = await send(Confirm, (key) => ({ code, key }));
    if (done?.__typename !== "Tracked") return;
    show(readFragment(Seen, done));
    setSaid("yes");
  };
  const isClosed = seen.state === "CLOSED";
  const result = seen.entries.find(({ kind }) => kind === "RESOLVED");
  return (
    <section className="card asks">
      {result !== undefined && result.text !== null && (
        <div>
          <small>{result.title}</small>
          <p className="said">{result.text}</p>
        </div>
      )}
      <h2>{isClosed ? words.questionClosed : words.questionResult}</h2>
      {isRefusing ? (
        <Refusal code={code} show={show} done={() => setSaid("no")} leave={() => setRefusing(false)} />
      ) : (
        <>
          <TroubleLine trouble={trouble} />
          <div className="choice">
            {seen.canConfirm && (
              <button type="button" className="main" disabled={busy} onClick={() => void confirm()}>
                {words.settled}
              </button>
            )}
            {seen.canRefuse && (
              <button type="button" disabled={busy} onClick={() => setRefusing(true)}>
                {isClosed ? words.again : words.notSettled}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

type RefusalProps = ActProps & { readonly done: () => void; readonly leave: () => void };

function Refusal({ code, show, done, leave }: RefusalProps) {
  const { words } = useSpeech();
  const [reason, setReason] = useState("");
  const { busy, trouble, send } = useAct();

  const refuse = async () => {
    const result = await send(Refuse, (key) => ({ code, key, reason }));
    if (result?.__typename !== "Tracked") return;
    show(readFragment(Seen, result));
    done();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void refuse();
      }}
    >
      <TextField
        label={words.whatIsOpen}
        hint={words.whatIsOpenHint}
        value={reason}
        change={setReason}
        trouble={trouble?.issues["reason"]}
        long
      />
      <TroubleLine trouble={trouble} />
      <div className="choice">
        <button type="submit" className="main" disabled={busy || reason.trim() === ""}>
          {busy ? words.sending : words.takeUp}
        </button>
        <button type="button" onClick={leave}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
