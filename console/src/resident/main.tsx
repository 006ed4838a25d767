import "./resident.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ResidentApp } from "./resident-app.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("r.html has lost its #root");
createRoot(root).render(
  <StrictMode>
    <ResidentApp />
  </StrictMode>,
);
// After the first paint: only machines without a Chinese system font will fetch any of it.
setTimeout(() => void import("../theme/web-font.ts"));
