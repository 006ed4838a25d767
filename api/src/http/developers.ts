import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { marked } from "marked";

import { localeOf } from "../context.ts";
import { requireMethod } from "./message.ts";

export const DEVELOPERS_PATH = "/developers";
const SDL_PATH = `${DEVELOPERS_PATH}/partner.graphql`;

/** PAR-1: what writers of apps have to know, from the very text in the repository, and the schema as apps have it. */
export function createDevelopers() {
  const sdl = textOf("graphql/partner.graphql");
  const pages: Readonly<Record<Locale, string>> = {
    zh: pageOf("zh", textOf("PARTNERS.zh.md")),
    en: pageOf("en", textOf("PARTNERS.md")),
  };
  return (path: string, request: IncomingMessage, response: ServerResponse): void => {
    requireMethod(request, response, "GET", "HEAD");
    const wanted = new URL(request.url ?? "", "http://localhost").searchParams.get("lang");
    const locale = localeOf(wanted ?? request.headers["accept-language"]);
    const [type, body] =
      path === SDL_PATH ? ["text/plain; charset=utf-8", sdl] : ["text/html; charset=utf-8", pages[locale]];
    response.writeHead(200, { "content-type": type, "cache-control": "no-cache", vary: "accept-language" });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

function textOf(name: string): string {
  return readFileSync(new URL(`../../../schema/${name}`, import.meta.url), "utf8");
}

/** Links into the repository lead to where the product serves the same. */
function pageOf(locale: Locale, text: string): string {
  const linked = text
    .replaceAll("(graphql/partner.graphql)", `(${SDL_PATH})`)
    .replaceAll("(PARTNERS.md)", `(${DEVELOPERS_PATH}?lang=en)`);
  const other = locale === "zh" ? ["en", "English"] : ["zh", "中文"];
  return `<!doctype html>
<html lang="${locale === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${locale === "zh" ? "和议开放接口" : "Heyi for apps of others"}</title>
<style>${STYLE}</style>
</head>
<body>
<header><a href="/">和议</a><a href="${DEVELOPERS_PATH}?lang=${other[0]}">${other[1]}</a></header>
<main>${marked.parse(linked, { async: false }).replaceAll("<pre>", '<pre tabindex="0">')}</main>
</body>
</html>`;
}

const STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#f6f4ef, #15171a); --surface: light-dark(#fffefb, #1b1e22);
  --line: light-dark(#e4e0d7, #2e3339); --ink: light-dark(#1d1c1a, #ebe8e1); --accent: light-dark(#254e8f, #93b4f2); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.65 -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header, main { max-width: 880px; margin: 0 auto; padding: 16px 20px; }
header { display: flex; justify-content: space-between; }
main { padding-bottom: 80px; }
h1 { font-size: 26px; line-height: 1.35; }
h2 { margin-top: 40px; font-size: 19px; }
a { color: var(--accent); }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
pre { overflow: auto; padding: 14px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
pre code { overflow-wrap: normal; }
table { display: block; overflow: auto; border-collapse: collapse; }
th, td { padding: 8px 12px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
`;
