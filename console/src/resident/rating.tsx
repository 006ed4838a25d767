import { useState } from "react";
import { readFragment } from "../../generated/resident/fragment-masking.ts";
import { Rate, Seen } from "./documents.ts";
import { TextField, TroubleLine } from "./fields.tsx";
import type { ActProps } from "./remark.tsx";
import { useAct } from "./use-act.ts";
import { fill, useSpeech } from "./words.ts";

const PARTS = ["handling", "measures", "result"] as const;
const SCORES = [1, 2, 3, 4, 5] as const;
type Scores = Partial<Record<(typeof PARTS)[number], number>>;

/** VIS-1: three scores of five, with a word where one is below three. */
export function Rating({ code, show }: ActProps) {
  const { words } = useSpeech();
  const [scores, setScores] = useState<Scores>({});
  const [text, setText] = useState("");
  const { busy, trouble, send } = useAct();
  const { handling, measures, result } = scores;
  const isLow = Object.values(scores).some((score) => score < 3);
  const isWhole = handling !== undefined && measures !== undefined && result !== undefined;

  const rate = async () => {
    if (!isWhole) return;
    const rating = { handling, measures, result };
    const done = await send(Rate, (key) => ({ code, key, rating, words: text.trim() || null }));
    if (done?.__typename === "Tracked") show(readFragment(Seen, done));
  };
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void rate();
      }}
    >
      <h2>{words.rateLead}</h2>
      {PARTS.map((part) => (
        <Score
          key={part}
          label={words[part]}
          value={scores[part]}
          choose={(score) => setScores({ ...scores, [part]: score })}
        />
      ))}
      {isWhole && (
        <TextField
          label={words.wordsOnIt}
          hint={isLow ? words.wordsNeeded : words.wordsOptional}
          value={text}
          change={setText}
          trouble={trouble?.issues["words"]}
          long
        />
      )}
      <TroubleLine trouble={trouble} />
      <button type="submit" className="main" disabled={busy || !isWhole || (isLow && text.trim() === "")}>
        {busy ? words.sending : words.rate}
      </button>
    </form>
  );
}

type ScoreProps = {
  readonly label: string;
  readonly value: number | undefined;
  readonly choose: (score: number) => void;
};

function Score({ label, value, choose }: ScoreProps) {
  const { words } = useSpeech();
  return (
    <fieldset className="score">
      <legend>{label}</legend>
      <div>
        {SCORES.map((score) => (
          <label key={score} data-filled={value !== undefined && score <= value}>
            <input
              type="radio"
              name={label}
              className="unseen"
              checked={value === score}
              onChange={() => choose(score)}
              aria-label={fill(words.score, { part: label, score })}
            />
            <span aria-hidden="true">★</span>
          </label>
        ))}
        <output>{value === undefined ? "" : words.scoreWords[value - 1]}</output>
      </div>
    </fieldset>
  );
}
