import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** 32 bytes in base64url. */
const masterKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const ENVIRONMENT = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    HOST: z.string().min(1).default("127.0.0.1"),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    NODE_ENV: z.string().optional(),
    HEYI_DEMO: z.stringbool().optional(),
    HEYI_DATA: z.string().default(join(ROOT, ".heyi")),
    HEYI_SECRET: z.string().min(32).optional(),
    HEYI_CASE_KEY: masterKey.optional(),
    HEYI_CASE_KEYS_EARLIER: z
      .string()
      .transform((keys) => keys.split(","))
      .pipe(z.array(masterKey))
      .optional(),
    HEYI_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    HEYI_S3_ACCESS_KEY: z.string().min(1).optional(),
    HEYI_S3_SECRET_KEY: z.string().min(1).optional(),
    HEYI_S3_REGION: z.string().min(1).default("auto"),
    HEYI_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    HEYI_SMTP_FROM: z
      .string()
      .regex(/^[^\r\n]*@[^\r\n@]+$/)
      .max(200)
      .optional(),
    HEYI_ALLOW_PRIVATE_WEBHOOKS: z.stringbool().default(false),
    HEYI_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
    HEYI_BEHIND_PROXY: z.stringbool().default(false),
    HEYI_ADMIN_USERNAME: z.string().min(1).max(64).optional(),
    HEYI_ADMIN_PASSWORD: z.string().min(1).optional(),
    HEYI_COMPANY_NAME: z.string().min(1).max(100).optional(),
    HEYI_COMPANY_CODE: z
      .string()
      .regex(/^[A-Z][A-Z0-9]{0,11}$/)
      .optional(),
  })
  .refine(
    ({ HEYI_SMTP_URL, HEYI_SMTP_FROM }) => (HEYI_SMTP_URL === undefined) === (HEYI_SMTP_FROM === undefined),
    {
      path: ["HEYI_SMTP_FROM"],
      message: "HEYI_SMTP_URL and HEYI_SMTP_FROM come together",
    },
  )
  // A variable set to nothing is one that was cleared.
  .transform(({ PUBLIC_URL, HOST, PORT, ...rest }) => ({
    ...rest,
    port: PORT,
    host: HOST,
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
  }));

export type Config = ReturnType<typeof readConfig>;

/** The environment, read once. @throws z.ZodError naming every variable that does not hold */
export function readConfig(environment: NodeJS.ProcessEnv) {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const values = ENVIRONMENT.parse(set);
  return {
    host: values.host,
    port: values.port,
    publicUrl: values.publicUrl,
    /** Null: the embedded one. */
    databaseUrl: values.DATABASE_URL ?? null,
    /** Null: processes wake each other by NOTIFY. */
    redisUrl: values.REDIS_URL ?? null,
    logLevel: values.LOG_LEVEL,
    development: values.NODE_ENV === "development",
    // A demo never spreads into a database somebody brought along.
    demo: values.HEYI_DEMO ?? values.DATABASE_URL === undefined,
    dataFolder: values.HEYI_DATA,
    secret: values.HEYI_SECRET ?? null,
    /** Null: kept in a file of the data folder. */
    caseKey: values.HEYI_CASE_KEY ?? null,
    earlierCaseKeys: values.HEYI_CASE_KEYS_EARLIER ?? [],
    /** How many share the work of one start. */
    processes: values.HEYI_PROCESSES,
    behindProxy: values.HEYI_BEHIND_PROXY,
    evidence: { folder: join(values.HEYI_DATA, "evidence"), s3: s3Of(values) },
    messages: { smtp: smtpOf(values), allowPrivate: values.HEYI_ALLOW_PRIVATE_WEBHOOKS },
    consoleFolder: join(ROOT, "console", "dist"),
    admin: {
      username: values.HEYI_ADMIN_USERNAME,
      password: values.HEYI_ADMIN_PASSWORD,
      companyName: values.HEYI_COMPANY_NAME,
      companyCode: values.HEYI_COMPANY_CODE,
    },
  };
}

/** Null: files are kept in the data folder. */
function s3Of(values: {
  readonly HEYI_S3_ENDPOINT?: string | undefined;
  readonly HEYI_S3_ACCESS_KEY?: string | undefined;
  readonly HEYI_S3_SECRET_KEY?: string | undefined;
  readonly HEYI_S3_REGION: string;
}) {
  const { HEYI_S3_ENDPOINT: endpoint, HEYI_S3_REGION: region } = values;
  if (endpoint === undefined) return null;
  const [accessKeyId = "", secretAccessKey = ""] = [values.HEYI_S3_ACCESS_KEY, values.HEYI_S3_SECRET_KEY];
  return { endpoint, region, accessKeyId, secretAccessKey };
}

/** Null: no mail is sent. */
function smtpOf(values: {
  readonly HEYI_SMTP_URL?: string | undefined;
  readonly HEYI_SMTP_FROM?: string | undefined;
}) {
  const { HEYI_SMTP_URL: url, HEYI_SMTP_FROM: from } = values;
  return url === undefined || from === undefined ? null : { url, from };
}
