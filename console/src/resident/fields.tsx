import { useId } from "react";
import type { Trouble } from "./use-act.ts";
import { useSpeech } from "./words.ts";

type TextFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  /** What is wrong with it. */
  readonly trouble?: string | undefined;
  readonly long?: boolean;
  readonly optional?: boolean;
  readonly kind?: "text" | "tel";
};

const LONGEST = { long: 5_000, short: 100 };

export function TextField(props: TextFieldProps) {
  const { label, hint, value, change, trouble, long = false, optional = false, kind = "text" } = props;
  const { words } = useSpeech();
  const id = useId();
  const shared = {
    value,
    "aria-describedby": id,
    "aria-invalid": trouble !== undefined,
    maxLength: long ? LONGEST.long : LONGEST.short,
  };
  return (
    <div className="field">
      <label>
        <span>
          {label}
          {optional && <small> {words.optional}</small>}
        </span>
        {long ? (
          <textarea rows={4} {...shared} onChange={(event) => change(event.target.value)} />
        ) : (
          <input type={kind} {...shared} onChange={(event) => change(event.target.value)} />
        )}
      </label>
      <small id={id} className={trouble === undefined ? undefined : "wrong"}>
        {trouble ?? hint}
      </small>
    </div>
  );
}

/** What concerns no single field. */
export function TroubleLine({ trouble }: { readonly trouble: Trouble | null }) {
  if (trouble === null || trouble.message === "") return null;
  return (
    <p role="alert" className="trouble">
      {trouble.message}
    </p>
  );
}
