// Loads what the schema is made of, and builds it. The order does not matter.
import { builder } from "./builder.ts";
import "./errors.ts";
import "./scalars.ts";
import "./vocabulary.ts";
import "../org/graphql.ts";
import "../complaint/graphql/complaint-queries.ts";
import "../complaint/graphql/complaint-people.ts";
import "../complaint/graphql/complaint-standing.ts";
import "../complaint/graphql/complaint-live.ts";
import "../complaint/graphql/conflict.ts";
import "../complaint/graphql/queue.ts";
import "../complaint/graphql/queue-live.ts";
import "../complaint/graphql/intake.ts";
import "../complaint/graphql/assignees.ts";
import "../complaint/graphql/moves.ts";
import "../complaint/graphql/register.ts";
import "../complaint/graphql/desk-commands.ts";
import "../complaint/graphql/handler-commands.ts";
import "../complaint/graphql/handling-commands.ts";
import "../complaint/graphql/closing-commands.ts";
import "../complaint/graphql/leader-commands.ts";
import "../complaint/graphql/complaint-case.ts";
import "../complaint/graphql/reveal.ts";
import "../notice/graphql.ts";
import "../desk/graphql.ts";
import "../calendar/graphql.ts";

export const schema = builder.toSchema();
