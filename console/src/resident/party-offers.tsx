import { useState } from "react";
import { yuan } from "../mediation/yuan.ts";
import type { PartyProps } from "./party-page.tsx";
import { fill, useSpeech } from "./words.ts";

/** MED-4: offers, each term with everybody's word; the last one waits for this party's. */
export function PartyOffers(props: PartyProps) {
  const { words } = useSpeech();
  const { seen } = props;
  const nameOf = (letter: string): string => {
    if (letter === seen.letter) return seen.name;
    return seen.others.find((other) => other.letter === letter)?.name ?? seen.mediator ?? letter;
  };
  const last = seen.offers.at(-1);
  if (last === undefined) return null;
  return (
    <section className="card">
      <h2>{words.offersTitle}</h2>
      {seen.offers.map(({ round, by, terms }) => (
        <div key={round}>
          <h3>{fill(words.offerRound, { round, who: nameOf(by) })}</h3>
          {terms.map(({ term, words: said }) => (
            <div key={term.no}>
              <p className="said">
                {fill(words.offerOwes, {
                  obligor: nameOf(term.obligor),
                  obligee: nameOf(term.obligee),
                  text: term.description,
                })}{" "}
                {[term.amountFen === null ? null : yuan(term.amountFen), term.dueDate, term.proof]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <small>
                {said
                  .map(({ party, answer }) =>
                    fill(words.theirAnswer, {
                      name: nameOf(party),
                      answer: answer === null ? words.noAnswerYet : (words.ANSWERS[answer] ?? answer),
                    }),
                  )
                  .join(" · ")}
              </small>
            </div>
          ))}
        </div>
      ))}
      {last.by !== seen.letter &&
        seen.agreements.length === 0 &&
        ["CONSENTED", "IN_SESSION"].includes(seen.state) && <Answer {...props} round={last.round} />}
    </section>
  );
}

function Answer({ round, busy, act }: PartyProps & { readonly round: number }) {
  const { words } = useSpeech();
  const [note, setNote] = useState("");
  const say = (answer: "ACCEPTED" | "REJECTED") => () =>
    void act({ answerRound: round, answers: [{ answer, note: note.trim() || null }] });
  return (
    <>
      <label>
        {words.answerNote}
        <textarea rows={2} value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      <div className="choice">
        <button type="button" className="main" disabled={busy} onClick={say("ACCEPTED")}>
          {words.answerAccept}
        </button>
        <button type="button" disabled={busy} onClick={say("REJECTED")}>
          {words.answerReject}
        </button>
      </div>
    </>
  );
}
