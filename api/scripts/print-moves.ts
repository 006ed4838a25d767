// Writes the table of moves as a page of the documentation; transitions.test.ts tells when it is no longer true.
import { writeFileSync } from "node:fs";

import { TRANSITIONS_FILE, transitionsPage } from "./transitions-page.ts";

writeFileSync(TRANSITIONS_FILE, transitionsPage());
