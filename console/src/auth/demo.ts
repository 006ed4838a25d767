import { ROLES, type Role } from "@heyi/schema/vocabulary/org.ts";
import { useEffect, useState } from "react";

export type DemoPerson = {
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
};
export type Demo = { readonly password: string; readonly people: readonly DemoPerson[] };

/** /demo.json stands only in demo mode; anything else means there is none. */
export function parseDemo(value: unknown): Demo | undefined {
  if (!isRecord(value) || value["demo"] !== true || typeof value["password"] !== "string") return undefined;
  const people = Array.isArray(value["people"]) ? value["people"].flatMap(parsePerson) : [];
  return { password: value["password"], people };
}

function parsePerson(value: unknown): DemoPerson[] {
  if (!isRecord(value)) return [];
  const { username, name, title, roles } = value;
  if (typeof username !== "string" || typeof name !== "string" || typeof title !== "string") return [];
  const held = Array.isArray(roles) ? ROLES.filter((role) => roles.includes(role)) : [];
  return [{ username, name, title, roles: held }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export function useDemo(): Demo | undefined {
  const [demo, setDemo] = useState<Demo>();
  useEffect(function askForDemo() {
    const leaving = new AbortController();
    async function ask(): Promise<void> {
      const response = await fetch("/demo.json", { signal: leaving.signal });
      const isJson = response.headers.get("content-type")?.includes("json") === true;
      if (response.ok && isJson) setDemo(parseDemo(await response.json()));
    }
    ask().catch(() => {
      // Unreachable or left: without an answer there is no demo, and the form below says the rest.
      setDemo(undefined);
    });
    return () => leaving.abort();
  }, []);
  return demo;
}
