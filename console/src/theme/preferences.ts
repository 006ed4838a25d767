import { useCallback, useSyncExternalStore } from "react";
import type { Scheme } from "./palette.ts";

export type ThemeChoice = "light" | "dark" | "system";
export type Density = "compact" | "normal" | "roomy";

export type Preferences = {
  readonly theme: ThemeChoice;
  readonly density: Density;
  /** A short tone when a clock runs out. */
  readonly sound: boolean;
  /** A desktop notification when a clock runs out. */
  readonly desktop: boolean;
  /** Codes of the projects looked at; empty means all. */
  readonly projects: readonly string[];
};

const KEY = "heyi.preferences";
const DEFAULTS: Preferences = {
  theme: "system",
  density: "normal",
  sound: false,
  desktop: false,
  projects: [],
};

/** Whatever stands in the browser's store is foreign: take each known value, else the default. */
export function parsePreferences(text: string | null): Preferences {
  const stored = readObject(text);
  const one = <T extends string>(value: unknown, choices: readonly T[], fallback: T): T =>
    choices.find((choice) => choice === value) ?? fallback;
  return {
    theme: one(stored["theme"], ["light", "dark", "system"], DEFAULTS.theme),
    density: one(stored["density"], ["compact", "normal", "roomy"], DEFAULTS.density),
    sound: stored["sound"] === true,
    desktop: stored["desktop"] === true,
    projects: Array.isArray(stored["projects"])
      ? stored["projects"].filter((code) => typeof code === "string")
      : DEFAULTS.projects,
  };
}

function readObject(text: string | null): Record<string, unknown> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // Broken by hand or by another version: the defaults are the answer, and the next choice writes it whole.
    return {};
  }
}

const listeners = new Set<() => void>();
let current: Preferences | undefined;

export function preferences(): Preferences {
  current ??= parsePreferences(localStorage.getItem(KEY));
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...preferences(), ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

/** Whether the system wants it so, now and whenever that changes. */
function useSystem(wish: string): boolean {
  const subscribeSystem = useCallback(
    (listener: () => void) => {
      const query = matchMedia(wish);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    [wish],
  );
  return useSyncExternalStore(subscribeSystem, () => matchMedia(wish).matches);
}

/** Nothing shall move: what fades out would otherwise wait for the end of a motion that never comes. */
export function useStill(): boolean {
  return useSystem("(prefers-reduced-motion: reduce)");
}

export function useScheme(): Scheme {
  const { theme } = usePreferences();
  const dark = useSystem("(prefers-color-scheme: dark)");
  if (theme === "system") return dark ? "dark" : "light";
  return theme;
}

export const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 36, normal: 44, roomy: 56 };
