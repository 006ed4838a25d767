import { actions } from "./actions.ts";
import { auth } from "./auth.ts";
import { board } from "./board.ts";
import { calendar } from "./calendar.ts";
import { casework } from "./case.ts";
import { complaint } from "./complaint.ts";
import { desk } from "./desk.ts";
import { evidence } from "./evidence.ts";
import { help } from "./help.ts";
import { house } from "./house.ts";
import { incident } from "./incident.ts";
import { intake } from "./intake.ts";
import { mediation } from "./mediation.ts";
import { messages } from "./messages.ts";
import { partners } from "./partners.ts";
import { performance } from "./performance.ts";
import { policy } from "./policy.ts";
import { shell } from "./shell.ts";
import { shift, stock } from "./shift.ts";
import { tips } from "./tips.ts";

export const words = {
  actions,
  auth,
  board,
  calendar,
  case: casework,
  complaint,
  desk,
  evidence,
  help,
  house,
  incident,
  intake,
  mediation,
  messages,
  partners,
  performance,
  policy,
  shell,
  shift,
  stock,
  tips,
};
