import { cancelSession, moveSession } from "../session-commands.ts";
import { caseCommand } from "./case-command.ts";

caseCommand("MoveSession", {
  description: "Another time or place for a session that is still ahead (MED-4).",
  fields: (t) => ({
    no: t.int({ description: "Which session." }),
    at: t.field({ type: "DateTime", description: "When it begins." }),
    place: t.string({ required: false, description: "Where." }),
  }),
  run: (context, input, { place, ...given }) =>
    moveSession(context, { ...input, ...given, place: place ?? null }),
});
caseCommand("CancelSession", {
  description: "Calls off a session that is still ahead (MED-4).",
  fields: (t) => ({
    no: t.int({ description: "Which session." }),
    reason: t.string({ description: "Why: 500 characters at most." }),
  }),
  run: (context, input, given) => cancelSession(context, { ...input, ...given }),
});
