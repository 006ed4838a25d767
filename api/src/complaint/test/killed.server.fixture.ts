import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHmac, randomBytes } from "node:crypto";
import { castOf, PASSWORD } from "../../../test/cast.ts";
import { startApp } from "../../app.ts";
import { hashed } from "../../auth/accounts.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { schema } from "../../graphql/schema.ts";
import { portDoor } from "../../http/door.ts";
import { systemClock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/ids.ts";
import { createLog } from "../../kernel/log.ts";

const SECRET = "a secret for tests that is long enough";

const app = await startApp({
  databaseUrl: process.env["TEST_DATABASE"] ?? "",
  clock: systemClock,
  log: createLog("silent"),
  schema,
  demo: false,
  secret: SECRET,
  masterKeys: { current: randomBytes(32), earlier: [] },
  publicUrl: "http://localhost",
  door: portDoor("127.0.0.1", 0),
  consoleFolder: "/nonexistent",
  development: false,
  behindProxy: false,
  evidence: { folder: join(tmpdir(), `heyi-evidence-${process.pid}`), s3: null },
  messages: { smtp: null, allowPrivate: false },
  furnish: async ({ db }) => {
    if ((await db.prisma.company.count()) === 0) await castOf(db, await hashed(PASSWORD), new Date());
    return null;
  },
});

const { prisma } = app.services.db;
const { userId } = await prisma.staff.findFirstOrThrow({ where: { username: "agent" } });
const project = await prisma.project.findFirstOrThrow({ where: { code: "WAN" } });
const token = randomBytes(24).toString("base64url");
await prisma.session.create({
  data: { id: newId(new Date()), token, userId: userId ?? "", expiresAt: new Date(Date.now() + 3_600_000) },
});
const signature = createHmac("sha256", SECRET).update(token).digest("base64");
const cookie = `heyi.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
process.stdout.write(
  JSON.stringify({
    url: `http://127.0.0.1:${app.server.port}`,
    cookie,
    projectId: encodeGlobalId("Project", project.id),
  }),
);
