import "antd/dist/reset.css";
import "./theme/global.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { ViewerQuery } from "./auth/viewer.ts";
import { client } from "./graphql/clients.ts";
import { startWords } from "./i18n/i18n.ts";

// Asked for before anything is built that waits for it.
void client.query(ViewerQuery, {}).toPromise();
await startWords();
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has lost its #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
// After the first paint: only machines without a Chinese system font will fetch any of it.
requestIdleCallback(() => void import("./theme/web-font.ts"));
