import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { ownDocuments } from "./build/own-documents.ts";

const api = process.env["HEYI_API"] ?? "http://localhost:4000";

/** Residents have a page of their own, built apart: a telephone loads none of the console. */
const PAGES = { production: "index.html", residents: "r.html" };

// The tool looks for a default export.
export default defineConfig(({ mode }) => ({
  plugins: [ownDocuments(), react()],
  server: {
    port: 5173,
    proxy: {
      "/graphql": { target: api, ws: true },
      "/api": { target: api },
      "/demo.json": { target: api },
      "/tracked": { target: api },
    },
  },
  build: {
    target: "es2024",
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: mode === "residents" ? PAGES.residents : PAGES.production,
      output: {
        chunkFileNames: ({ name }) => `assets/${briefly(name)}-[hash].js`,
        assetFileNames: ({ names: [name = ""] }) => `assets/${briefly(name)}-[hash][extname]`,
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            { name: "graphql", test: /node_modules\/(@urql|urql|wonka|graphql-ws|@0no-co)\// },
            { name: "charts", test: /node_modules\/(echarts|zrender)\// },
            // A browser opens one file sooner than forty.
            { name: "start", tags: ["$initial"] },
            { name: "shared", minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 20_000 },
          ],
        },
      },
    },
  },
}));

/** What several pages share is named after all of them. */
function briefly(name: string): string {
  return name.replace(/~.*/, "").replace(/\.[^.]*$/, "");
}
