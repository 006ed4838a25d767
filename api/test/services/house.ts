import { hashed } from "../../src/auth/accounts.ts";
import { openDatabase } from "../../src/kernel/db.ts";
import { createLog } from "../../src/kernel/log.ts";
import { type Cast, castOf, PASSWORD } from "../cast.ts";
import { cloneDatabase, type TestDatabase } from "../databases.ts";
import { idOf } from "../complaints.ts";
import { greeted, type Program, startProgram } from "../program.ts";

export type House = TestDatabase & { readonly cast: Cast };

/** A database with the small world of all tests, for the product to be started on. */
export async function openHouse(): Promise<House> {
  const database = await cloneDatabase();
  await using db = openDatabase(database.url, createLog("warn"));
  const cast = await castOf(db, await hashed(PASSWORD), new Date());
  return { ...database, cast };
}

export async function serve(house: House, port: number, extra: NodeJS.ProcessEnv = {}): Promise<Program> {
  const program = startProgram({
    PORT: String(port),
    DATABASE_URL: house.url,
    HEYI_SECRET: "a secret for tests that is long enough",
    HEYI_DEMO: "false",
    HEYI_BEHIND_PROXY: "true",
    HEYI_ADMIN_USERNAME: "chief",
    HEYI_ADMIN_PASSWORD: PASSWORD,
    HEYI_COMPANY_NAME: "另一家",
    HEYI_COMPANY_CODE: "CHIEF",
    LOG_LEVEL: "warn",
    ...extra,
  });
  await greeted(program);
  return program;
}

/** Signs in as a browser does; its cookie. */
export async function signIn(
  url: string,
  username: string,
  headers: Record<string, string> = {},
): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, ...headers },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  if (response.status !== 200) throw new Error(`not signed in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

const REGISTER = `mutation ($input: ComplaintRegisterInput!) {
  answer: complaintRegister(input: $input) { ... on Complaint { number } } }`;

/** The number a complaint got; whatever goes wrong on the way is thrown. */
export async function register(
  url: string,
  cookie: string,
  house: House,
  idempotencyKey: string,
): Promise<string> {
  const input = {
    idempotencyKey,
    projectId: idOf("Project", house.cast.a.id),
    channel: "HOTLINE",
    content: "电梯停在五楼",
    complainant: { kind: "ANONYMOUS" },
  };
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie },
    body: JSON.stringify({ query: REGISTER, variables: { input } }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  const { data } = JSON.parse(text) as { data?: { answer: { number: string } } };
  if (data === undefined) throw new Error(text);
  return data.answer.number;
}
