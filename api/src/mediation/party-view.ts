import type { CaseFile, CaseParty, Claim, Session, Voice } from "./rules/case.ts";
import type { Statement } from "./statements.ts";

/** A case as one of its parties has it, under its code and without an account: nothing of the others' particulars. */
export type PartyView = {
  readonly file: CaseFile;
  readonly me: CaseParty;
  readonly others: readonly { readonly letter: Voice; readonly name: string }[];
  readonly claims: readonly Claim[];
  /** Those this party was asked to or came to; what goes on behind its back it does not learn of (MED-4). */
  readonly sessions: readonly (Session & { readonly said: readonly Statement[] })[];
};

/** MED-5: `joint` are the case's joint statements. Null: no such party. */
export function viewOf(file: CaseFile, letter: string, joint: readonly Statement[]): PartyView | null {
  const me = file.parties.find((party) => party.letter === letter);
  if (me === undefined) return null;
  const mine = file.sessions.filter(({ attendance, invited }) => (attendance ?? invited).includes(letter));
  return {
    file,
    me,
    others: file.parties
      .filter((party) => party !== me)
      .map((party) => ({ letter: party.letter, name: party.name })),
    claims: file.claims,
    sessions: mine.map((session) => ({
      ...session,
      said: joint.filter(({ sessionNo }) => sessionNo === session.no),
    })),
  };
}
