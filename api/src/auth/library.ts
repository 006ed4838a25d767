import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { username } from "better-auth/plugins/username";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./password.ts";

/** A working day and a late evening; who comes again the next day signs in again. */
const SESSION_SECONDS = 14 * 60 * 60;

export type AuthOptions = { readonly secret: string; readonly publicUrl: string };

/** The sign-in library, of which only the calls named in routes.ts are used: none of its own routes is open. */
export function createAuth(prisma: PrismaClient, { secret, publicUrl }: AuthOptions) {
  return betterAuth({
    database: prismaAdapter(prisma, { provider: "postgresql" }),
    secret,
    baseURL: publicUrl,
    // Accounts are made by an administrator, and the addresses in them are no one's.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    plugins: [username({ minUsernameLength: 1, maxUsernameLength: 64, usernameValidator: () => true })],
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    // Ours counts per name and address in the database, for all processes together.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      useSecureCookies: publicUrl.startsWith("https:"),
      cookiePrefix: "heyi",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: false },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
