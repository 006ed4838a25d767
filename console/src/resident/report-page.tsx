import { useState } from "react";
import { addressOfCode, spelled } from "./address.ts";
import { TextField, TroubleLine } from "./fields.tsx";
import { EMPTY } from "./report-values.ts";
import { type Receipt, useReport } from "./use-report.ts";
import { useSpeech } from "./words.ts";

/** INT-1, INT-5: a complaint by its complainant, from a telephone, with or without a name. */
export function ReportPage({ projectCode }: { readonly projectCode: string }) {
  const { words } = useSpeech();
  const [values, setValues] = useState(EMPTY);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const { desk, ready, busy, trouble, report } = useReport(projectCode);
  if (receipt !== null)
    return (
      <ReceiptCard
        receipt={receipt}
        more={() => {
          setReceipt(null);
          setValues({ ...values, content: "", demand: "" });
        }}
      />
    );
  if (desk === "unknown")
    return (
      <div className="card" role="alert">
        <h1>{words.estateUnknown}</h1>
        <p>{words.estateUnknownHelp}</p>
      </div>
    );
  if (desk === "unreachable")
    return (
      <div className="card" role="alert">
        <p>{words.unreachable}</p>
        <button type="button" className="main" onClick={() => void ready()}>
          {words.retry}
        </button>
      </div>
    );
  const set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value });
  const wrong = (name: string) => trouble?.issues[name] ?? trouble?.issues[`complainant.${name}`];
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void report(values).then(setReceipt);
      }}
    >
      <p className="estate">{desk?.project ?? " "}</p>
      <h1>{words.reportTitle}</h1>
      <p>{words.reportLead}</p>
      <p className="urgent">{words.urgent}</p>
      <TextField
        label={words.what}
        hint={words.whatHint}
        value={values.content}
        change={set("content")}
        trouble={wrong("content")}
        long
      />
      <TextField
        label={words.demand}
        value={values.demand}
        change={set("demand")}
        trouble={wrong("demand")}
        optional
      />
      <TextField
        label={words.room}
        hint={words.roomHint}
        value={values.room}
        change={set("room")}
        trouble={wrong("room")}
        optional
      />
      <fieldset>
        <legend>{words.whoAreYou}</legend>
        {[true, false].map((named) => (
          <label key={String(named)} className="radio">
            <input
              type="radio"
              name="named"
              checked={values.isNamed === named}
              onChange={() => setValues({ ...values, isNamed: named })}
            />
            {named ? words.named : words.anonymous}
          </label>
        ))}
      </fieldset>
      {values.isNamed ? (
        <>
          <TextField
            label={words.name}
            hint={words.nameHint}
            value={values.name}
            change={set("name")}
            trouble={wrong("name")}
          />
          <TextField
            label={words.phone}
            kind="tel"
            value={values.phone}
            change={set("phone")}
            trouble={wrong("phone")}
          />
        </>
      ) : (
        <p className="note">{words.anonymousMeans}</p>
      )}
      <TroubleLine trouble={trouble} />
      <button
        type="submit"
        className="main"
        disabled={
          busy ||
          values.content.trim() === "" ||
          (values.isNamed && (values.name.trim() === "" || values.phone.trim() === ""))
        }
      >
        {busy ? words.sending : words.report}
      </button>
    </form>
  );
}

function ReceiptCard({ receipt, more }: { readonly receipt: Receipt; readonly more: () => void }) {
  const { words } = useSpeech();
  const [isCopied, setCopied] = useState(false);
  return (
    <section className="card receipt" aria-label={words.reported}>
      <h1>{words.reported}</h1>
      <p>{words.reportedLead}</p>
      <dl>
        <dt>{words.code}</dt>
        <dd className="code">{spelled(receipt.trackingCode)}</dd>
        <dt>{words.number}</dt>
        <dd className="figures">{receipt.number}</dd>
      </dl>
      {"clipboard" in navigator && (
        <button
          type="button"
          onClick={() =>
            void navigator.clipboard.writeText(receipt.trackingCode).then(
              () => setCopied(true),
              // Not allowed to: the code stands there to be written down.
              () => setCopied(false),
            )
          }
        >
          {isCopied ? words.copied : words.copy}
        </button>
      )}
      <a className="button main" href={addressOfCode(receipt.trackingCode)}>
        {words.open}
      </a>
      <button type="button" className="quiet" onClick={more}>
        {words.reportMore}
      </button>
    </section>
  );
}
