import { describe, expect, test } from "vitest";
import { PASSWORD } from "../../test/cast.ts";
import { useWorld } from "../../test/world.ts";
import { transportSchema } from "../http/transport.fixture.ts";
import { openLive } from "../../test/live.ts";

const world = useWorld({ schema: transportSchema });

async function post(path: string, body: unknown, cookie?: string): Promise<Response> {
  return fetch(`${world().url}/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
}

async function signIn(username: string, password: string, cookie?: string) {
  const started = performance.now();
  const response = await post("sign-in/username", { username, password }, cookie);
  const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  return {
    status: response.status,
    headers: response.headers,
    cookie: cookies.join("; "),
    took: performance.now() - started,
    body: (await response.json()) as { errors?: { extensions: { code: string; retryAt?: string } }[] },
  };
}

async function whoIs(cookie: string): Promise<unknown> {
  const response = await fetch(`${world().url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query: "{ me }" }),
  });
  return ((await response.json()) as { data: { me: unknown } }).data.me;
}

describe("signing in", () => {
  test("gives a cookie no script can read, and the name is taken without regard to case", async () => {
    const { status, cookie, headers } = await signIn("Supervisor", PASSWORD);
    expect(status).toBe(200);
    expect(headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect(await whoIs(cookie)).toBe("李主任");
  });

  test("lets five people of one office in at the same instant", async () => {
    const names = ["agent", "agentb", "supervisor", "manager", "qa"];
    const answers = await Promise.all(names.map((name) => signIn(name, PASSWORD)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  test("ends the session this browser had before", async () => {
    const first = await signIn("manager", PASSWORD);
    const second = await signIn("manager", PASSWORD, first.cookie);
    expect(await whoIs(first.cookie)).toBeNull();
    expect(await whoIs(second.cookie)).toBe("王经理");
  });

  test("an unknown name, a wrong password and someone who has left get one answer after about one time", async () => {
    const { db } = world().app.services;
    await db.prisma.staff.update({ where: { id: world().cast.handlerB.staffId }, data: { active: false } });
    const unknown = await signIn("nobody-here", PASSWORD);
    const wrong = await signIn("mediator", "wrong-password-1");
    const left = await signIn("handlerb", PASSWORD);
    for (const answer of [unknown, wrong, left]) {
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual(unknown.body);
      expect(answer.cookie).toBe("");
    }
    expect(unknown.took).toBeGreaterThan(wrong.took / 4);
    expect(await db.prisma.session.count({ where: { userId: world().cast.handlerB.userId } })).toBe(0);
  });

  test.each(["", "\0", "x".repeat(500), "\ud800", "' or 1=1 --"])(
    "the name %j is only wrong",
    async (name) => {
      expect((await signIn(name, "whatever-it-is-1")).status).toBe(401);
    },
  );

  test("nobody makes an account, and none of the library's own addresses is open", async () => {
    const person = { email: "a@b.cc", password: PASSWORD, name: "a", username: "newcomer" };
    for (const path of ["sign-up/email", "sign-in/email", "update-user", "list-sessions", "ok", "error"]) {
      expect((await post(path, person)).status).toBe(404);
    }
  });
});

describe("guessing", () => {
  test("a name is held up after five wrong passwords, also for the right one, and let go in time", async () => {
    const attempts = await Promise.all(
      Array.from({ length: 12 }, () => signIn("dispatcher2", "wrong-password-1")),
    );
    expect(attempts.filter(({ status }) => status === 401)).toHaveLength(5);
    const blocked = await signIn("dispatcher2", PASSWORD);
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(blocked.body.errors?.[0]?.extensions).toMatchObject({ code: "TOO_MANY_ATTEMPTS" });
    expect((await signIn("dispatcher", PASSWORD)).status).toBe(200);

    world().clock.set(blocked.body.errors?.[0]?.extensions.retryAt ?? "");
    world().clock.advance(1);
    expect((await signIn("dispatcher2", PASSWORD)).status).toBe(200);
  });
});

describe("signing out", () => {
  test("ends this session only", async () => {
    const here = await signIn("cleaner", PASSWORD);
    const there = await signIn("cleaner", PASSWORD);
    expect((await post("sign-out", {}, here.cookie)).status).toBe(200);
    expect(await whoIs(here.cookie)).toBeNull();
    expect(await whoIs(there.cookie)).toBe("孙姨");
  });

  test("everywhere ends every session and closes every open socket within a second", async () => {
    const here = await signIn("qa", PASSWORD);
    const there = await signIn("qa", PASSWORD);
    const url = `${world().url}/graphql`.replace("http", "ws");
    const live = openLive(url, { cookie: there.cookie }, { query: "subscription { rights }" });
    await live.next();
    expect((await post("revoke-sessions", {}, here.cookie)).status).toBe(200);
    expect(await live.closed(1000)).toBe(4403);
    expect(await whoIs(there.cookie)).toBeNull();
  });
});

describe("a cookie", () => {
  test("that was tampered with, or signed by nobody, is no session", async () => {
    const { cookie } = await signIn("supervisor", PASSWORD);
    const [name = "", value = ""] = cookie.split("=", 2);
    const [token = "", signature = ""] = decodeURIComponent(value).split(".");
    const forged = [`${token}x.${signature}`, `${token}.${"A".repeat(43)}=`, token, `${token}.`, "%zz", ""];
    for (const text of forged)
      expect(await whoIs(`${name}=${text === "%zz" ? text : encodeURIComponent(text)}`)).toBeNull();
    expect(await whoIs(`other=1; ${cookie}; more=2`)).toBe("李主任");
  });

  test("of a session that has run out is none either", async () => {
    const { cookie } = await signIn("admin", PASSWORD);
    const { userId } = world().cast.admin;
    await world().app.services.db.prisma.session.updateMany({
      where: { userId },
      data: { expiresAt: new Date() },
    });
    expect(await whoIs(cookie)).toBeNull();
  });
});
