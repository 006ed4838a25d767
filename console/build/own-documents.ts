import { glob, readFile } from "node:fs/promises";
import { parse, type DocumentNode, visit } from "graphql";
import type { Plugin } from "vite";

const CALL = /\bgraphql\(\s*`([^`]*)`,?\s*\)/g;
const FRAGMENT = "virtual:fragment/";

/**
 * Gives each module the documents it writes itself. The generated `graphql()` looks them up in a table of all, which
 * would be loaded and read before anything is shown.
 */
export function ownDocuments(): Plugin {
  let fragments: ReadonlyMap<string, string>;
  return {
    name: "own-documents",
    async buildStart() {
      fragments = await fragmentsIn("src/**/*.{ts,tsx}");
    },
    resolveId: (id) => (id.startsWith(FRAGMENT) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${FRAGMENT}`)) return null;
      const name = id.slice(FRAGMENT.length + 1);
      const text = fragments.get(name);
      if (text === undefined) throw new Error(`no module writes the fragment ${name}`);
      const written = documentOf(text);
      return `${importsOf(written.spreads)}export default ${written.code};`;
    },
    transform(code, id) {
      if (!/\/src\/(?!resident\/).*\.tsx?$/.test(id) || !code.includes("graphql(`")) return null;
      const needed = new Set<string>();
      const own = code.replaceAll(CALL, (_, text: string) => {
        const { name, spreads, code: written } = documentOf(text);
        for (const spread of name === null ? spreads : [name]) needed.add(spread);
        return name === null ? written : variableOf(name);
      });
      return { code: importsOf(needed) + own, map: null };
    },
  };
}

/** By name, the text of each fragment that a module writes. */
async function fragmentsIn(pattern: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const file of glob(pattern))
    for (const [, text = ""] of (await readFile(file, "utf8")).matchAll(CALL)) {
      const { name } = documentOf(text);
      if (name !== null) found.set(name, text);
    }
  return found;
}

/** The name is a fragment's; the code parses the text when its module is loaded. */
function documentOf(text: string): { name: string | null; spreads: Set<string>; code: string } {
  const document = parse(text);
  const spreads = spreadsIn(document);
  const [first] = document.definitions;
  const name = first?.kind === "FragmentDefinition" ? first.name.value : null;
  const parts = JSON.stringify([text.replaceAll(/\s+/g, " "), ...[...spreads].map(() => "")]);
  return { name, spreads, code: `writtenHere(${[parts, ...[...spreads].map(variableOf)].join(", ")})` };
}

function spreadsIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { FragmentSpread: ({ name }) => void names.add(name.value) });
  return names;
}

function variableOf(fragment: string): string {
  return `${fragment}Written`;
}

/** On one line before the code, so that the lines of the code keep their numbers. */
function importsOf(fragments: ReadonlySet<string>): string {
  const each = [...fragments].map((name) => `import ${variableOf(name)} from "${FRAGMENT}${name}";`);
  return `import { gql as writtenHere } from "@urql/core";${each.join("")}`;
}
