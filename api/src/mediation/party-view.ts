import type { CaseFile, CaseParty, Claim, Session, Voice } from "./rules/case.ts";
import type { Statement } from "./statements.ts";

/** A case as one of its parties has it, under its code and without an account: nothing of the others' particulars. */
export type PartyView = {
  readonly file: CaseFile;
  readonly me: CaseParty;
  readonly others: readonly { readonly letter: Voice; readonly name: string }[];
  readonly claims: readonly Claim[];
  /** Those this party was asked to or came to; what goes on behind its back it does not learn of (MED-4). */
  readonly sessions: readonly OwnSession[];
};
/** `own` counts the party's own sessions, 1, 2 …: a gap would tell it of one behind its back. */
export type OwnSession = Session & { readonly own: number; readonly said: readonly Statement[] };

/** MED-5: `joint` are the case's joint statements. Null: no such party. */
export function viewOf(file: CaseFile, letter: string, joint: readonly Statement[]): PartyView | null {
  const me = file.parties.find((party) => party.letter === letter);
  if (me === undefined) return null;
  const mine = sessionsOf(file, letter);
  return {
    file,
    me,
    others: file.parties
      .filter((party) => party !== me)
      .map((party) => ({ letter: party.letter, name: party.name })),
    claims: file.claims,
    sessions: mine.map((session, at) => ({
      ...session,
      own: at + 1,
      said: joint
        .filter(({ sessionNo }) => sessionNo === session.no)
        .map((statement) => ({ ...statement, sessionNo: at + 1 })),
    })),
  };
}

function sessionsOf({ sessions }: CaseFile, letter: string): readonly Session[] {
  return sessions.filter(({ attendance, invited }) => (attendance ?? invited).includes(letter));
}

/** The case's number of a session that a party counts as its own; 0: it has no such. */
export function sessionNoOf(file: CaseFile, letter: string, own: number): number {
  return sessionsOf(file, letter)[own - 1]?.no ?? 0;
}
