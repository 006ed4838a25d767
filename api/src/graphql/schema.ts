// Loads what the schema is made of, and builds it. The order does not matter.
import { builder } from "./builder.ts";
import "./errors.ts";
import "./scalars.ts";
import "./vocabulary.ts";

export const schema = builder.toSchema();
