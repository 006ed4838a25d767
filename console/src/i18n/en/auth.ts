import type { auth as zh } from "../zh/auth.ts";
import type { Same } from "../same.ts";

export const auth: Same<typeof zh> = {
  title: "Sign in to Heyi",
  welcome: "Every complaint has an owner, a deadline and an answer.",
  username: "User name",
  password: "Password",
  signIn: "Sign in",
  needUsername: "Enter your user name",
  needPassword: "Enter your password",
  wrong: "Wrong user name or password",
  throttled: "Too many attempts; try again after {{time}}",
  throttledSoon: "Too many attempts; try again shortly",
  unreachable: "The server cannot be reached; check the network and try again",
  fault: "The server failed for the moment; try again shortly",
  demo: "Demo",
  demoText: "All data are fictitious. Choose a person to enter as:",
  demoPassword: "Demo password {{password}}",
  sessionEnded: "Your session has ended",
  sessionEndedText: "Sign in again. What you were writing is still here.",
  otherPerson: "Sign in as someone else",
};
