import type { CodegenConfig } from "@graphql-codegen/cli";

const TYPES = {
  enumsAsTypes: true,
  useTypeImports: true,
  strictScalars: true,
  scalars: { DateTime: "string", LocalDate: "string", Fen: "number" },
  importExtension: ".ts",
};

const config: CodegenConfig = {
  schema: process.env["HEYI_SDL"] ?? "../schema/graphql/schema.graphql",
  generates: {
    "generated/": {
      documents: ["src/**/*.{ts,tsx}", "!src/resident/**"],
      preset: "client",
      presetConfig: { fragmentMasking: { unmaskFunctionName: "readFragment" } },
      config: TYPES,
    },
    // The residents' page sends its documents as they are, without a client.
    "generated/resident/": {
      documents: ["src/resident/*.ts"],
      preset: "client",
      presetConfig: { fragmentMasking: { unmaskFunctionName: "readFragment" } },
      config: { ...TYPES, documentMode: "string" },
    },
    "generated/cache-schema.ts": { plugins: ["./cache-schema.ts"] },
  },
};

// The tool looks for a default export.
export default config;
