import { useId, useState } from "react";
import { addressOfCode, plainCode } from "./address.ts";
import { useSpeech } from "./words.ts";

/** Where one gives the code of the receipt. */
export function Door({ wrong }: { readonly wrong?: string }) {
  const { words } = useSpeech();
  const [code, setCode] = useState(wrong ?? "");
  const hint = useId();
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (plainCode(code) !== "") location.assign(addressOfCode(plainCode(code)));
      }}
    >
      <h1>{words.title}</h1>
      {wrong === undefined ? (
        <p>{words.doorLead}</p>
      ) : (
        <div role="alert" className="trouble">
          <strong>{words.notFound}</strong>
          <p>{words.notFoundHelp}</p>
        </div>
      )}
      <label>
        {words.code}
        <input
          className="code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          aria-describedby={hint}
        />
      </label>
      <small id={hint}>{words.codeHint}</small>
      <button type="submit" className="main" disabled={plainCode(code) === ""}>
        {words.look}
      </button>
    </form>
  );
}
