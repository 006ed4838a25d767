import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { LaunchOptions } from "@playwright/test";
import bundled from "@sparticuz/chromium";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** Quiet, and without a graphics card. */
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The one named, else one installed, else the one that came with the packages (Linux on x64); E2E_BUNDLED=1 takes that. */
export async function browserLaunch(): Promise<LaunchOptions> {
  // Chromium's sandbox refuses to run as root.
  const asRoot = process.getuid?.() === 0;
  return {
    executablePath: named() ?? installed() ?? (await bundled.executablePath()),
    args: asRoot ? [...FLAGS, "--no-sandbox"] : FLAGS,
  };
}

function named(): string | undefined {
  const path = process.env["CHROMIUM_PATH"];
  return path === "" || process.env["E2E_BUNDLED"] === "1" ? undefined : path;
}

function installed(): string | undefined {
  if (process.env["E2E_BUNDLED"] === "1") return undefined;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...APPLICATIONS,
  ];
  return candidates.find(mayRun);
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
