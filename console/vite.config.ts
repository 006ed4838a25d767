import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { ownDocuments } from "./build/own-documents.ts";

const api = process.env["HEYI_API"] ?? "http://localhost:4000";

// The tool looks for a default export.
export default defineConfig({
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
      // Residents have a page of their own: a telephone loads none of the console.
      input: { console: "index.html", residents: "r.html" },
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            { name: "graphql", test: /node_modules\/(@urql|urql|wonka|graphql-ws|@0no-co)\// },
            { name: "charts", test: /node_modules\/(echarts|zrender)\// },
          ],
        },
      },
    },
  },
});
