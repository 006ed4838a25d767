import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: process.env["HEYI_SDL"] ?? "../schema/graphql/schema.graphql",
  documents: ["src/**/*.ts", "src/**/*.tsx"],
  generates: {
    "generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: { unmaskFunctionName: "readFragment" } },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { DateTime: "string", LocalDate: "string" },
        importExtension: ".ts",
      },
    },
    "generated/cache-schema.ts": { plugins: ["./cache-schema.ts"] },
  },
};

// The tool looks for a default export.
export default config;
