import { useState } from "react";
import { readFragment } from "../../generated/resident/fragment-masking.ts";
import type { SeenFragment } from "../../generated/resident/graphql.ts";
import { AddRemark, Seen } from "./documents.ts";
import { TextField, TroubleLine } from "./fields.tsx";
import { useAct } from "./use-act.ts";
import { useSpeech } from "./words.ts";

export type ActProps = { readonly code: string; readonly show: (seen: SeenFragment) => void };

/** HND-5: one box to add something. */
export function Remark({ code, show }: ActProps) {
  const { words } = useSpeech();
  const [text, setText] = useState("");
  const [arrived, setArrived] = useState(false);
  const { busy, trouble, send } = useAct();

  const add = async () => {
    const done = await send(AddRemark, (key) => ({ code, key, text }));
    if (done?.__typename !== "Tracked") return;
    show(readFragment(Seen, done));
    setText("");
    setArrived(true);
  };
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={words.remark}
        hint={words.remarkHint}
        value={text}
        change={(next) => {
          setText(next);
          setArrived(false);
        }}
        trouble={trouble?.issues["text"]}
        long
      />
      <TroubleLine trouble={trouble} />
      {arrived && (
        <p role="status" className="good">
          {words.remarkSent}
        </p>
      )}
      <button type="submit" className="main" disabled={busy || text.trim() === ""}>
        {busy ? words.sending : words.send}
      </button>
    </form>
  );
}
