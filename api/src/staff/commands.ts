import { createAccount, hashed, setPassword } from "../auth/accounts.ts";
import { passwordIssues } from "../auth/password.ts";
import type { CommandContext } from "../complaint/once.ts";
import { normalPhone } from "../complaint/phone.ts";
import { appendOfCompany } from "../events/append.ts";
import { Check } from "../kernel/check.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import { newId, type StaffId } from "../kernel/ids.ts";
import { inTransaction, isTaken } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import { checkNothingIsDropped, checkPerson, checkUsername, keyOf, type PersonInput } from "./rules.ts";
import {
  insertPerson,
  lockPerson,
  openWorkOf,
  otherAdministrators,
  placesOf,
  updatePerson,
} from "./store.ts";

/**
 * ORG-3: a person who can sign in from now on, with the first password an administrator hands them.
 * @throws NotAllowedError, InvalidError
 */
export async function addPerson(
  { pool, clock, actor }: CommandContext,
  input: PersonInput & { readonly username: string; readonly password: string },
): Promise<StaffId> {
  const { companyId, staffId: actorId } = administers(actor);
  const check = new Check();
  const username = checkUsername(check, input.username);
  const issues = passwordIssues(input.password, username);
  for (const { path, code, allowed } of issues) check.fault(path, code, allowed);
  const phone = checkedPhone(check, input.phone);
  // Hashing takes its time on purpose, and not inside a transaction.
  const passwordHash = issues.length === 0 ? await hashed(input.password) : "";
  const now = clock.now();
  const id = newId<"Staff">(now);
  try {
    await inTransaction(pool, async (tx) => {
      const person = checkPerson(check, { ...input, phone }, await placesOf(tx, companyId));
      check.done();
      const userId = await createAccount(tx, { username, name: person.name, passwordHash }, now);
      await insertPerson(tx, { ...person, id, companyId, userId, username }, now);
      const data = { staffId: id, roles: person.roles };
      await appendOfCompany(tx, companyId, { at: now, kind: "STAFF_ADDED", actorId, data });
    });
  } catch (error) {
    if (isTaken(error)) throw new InvalidError([{ path: "username", code: "TAKEN" }]);
    throw error;
  }
  return id;
}

/**
 * ORG-3, ORG-5: what is said of a person, whether they work here, and all of their roles. Nobody goes while something
 * open has their name on it, and one administrator stays.
 * @throws NotAllowedError, NotFoundError, InvalidError
 */
export async function changePerson(
  { pool, clock, actor }: CommandContext,
  input: PersonInput & {
    readonly id: StaffId;
    readonly active: boolean;
    readonly expectedVersion: number;
  },
): Promise<StaffId> {
  const { companyId, staffId: actorId } = administers(actor);
  const { id, active } = input;
  const now = clock.now();
  await inTransaction(pool, async (tx) => {
    const check = new Check();
    const before = await lockPerson(tx, companyId, id);
    if (before === null) throw new NotFoundError("staff");
    if (before.version !== input.expectedVersion) check.fault("expectedVersion", "CHANGED_MEANWHILE");
    const phone = checkedPhone(check, input.phone);
    const person = checkPerson(check, { ...input, phone }, await placesOf(tx, companyId));
    checkNothingIsDropped(check, { active, roles: person.roles }, await openWorkOf(tx, companyId, id));
    const stays = active && person.roles.some(({ role }) => role === "ADMIN");
    if (!stays && (await otherAdministrators(tx, companyId, id)) === 0)
      check.fault(active ? "roles" : "active", "LAST_ADMINISTRATOR");
    check.done();
    await updatePerson(tx, id, { ...person, active }, now);
    await appendOfCompany(tx, companyId, {
      at: now,
      kind: "STAFF_CHANGED",
      actorId,
      data: {
        staffId: id,
        given: without(person.roles, before.roles),
        taken: without(before.roles, person.roles),
      },
      before: { active: before.active, title: before.title },
      after: { active, title: person.title },
    });
  });
  return id;
}

/**
 * A new password for somebody who has lost theirs; everything they are signed in with ends.
 * @throws NotAllowedError, NotFoundError, InvalidError
 */
export async function givePassword(
  { pool, clock, actor }: CommandContext,
  { id, password }: { readonly id: StaffId; readonly password: string },
): Promise<StaffId> {
  const { companyId, staffId: actorId } = administers(actor);
  const passwordHash = await hashed(password.slice(0, 128));
  const now = clock.now();
  await inTransaction(pool, async (tx) => {
    const person = await lockPerson(tx, companyId, id);
    if (person === null || person.userId === null) throw new NotFoundError("staff");
    const issues = passwordIssues(password, person.username);
    if (issues.length > 0) throw new InvalidError(issues);
    await setPassword(tx, person.userId, passwordHash, now);
    await appendOfCompany(tx, companyId, {
      at: now,
      kind: "STAFF_PASSWORD_SET",
      actorId,
      data: { staffId: id },
    });
  });
  return id;
}

function checkedPhone(check: Check, phone: string | null): string | null {
  if (phone === null || phone.trim() === "") return null;
  const normal = normalPhone(phone);
  if (normal === null) check.fault("phone", "NOT_A_PHONE");
  return normal;
}

function without<Held extends Parameters<typeof keyOf>[0]>(
  roles: readonly Held[],
  others: readonly Held[],
): Held[] {
  const known = new Set(others.map(keyOf));
  return roles.filter((held) => !known.has(keyOf(held)));
}
