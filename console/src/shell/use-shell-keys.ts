import { useEffect } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { useNavigate } from "react-router";
import { VIEWS, deskPath } from "../desk/desk-address.ts";
import { preferences } from "../theme/preferences.ts";
import { KEY_OPTIONS, PLACE_KEYS, VIEW_KEYS, watchLayers } from "./keys.ts";
import type { Panel } from "./shell.tsx";

const places = Object.values(PLACE_KEYS).map((key) => `g>${key.toLowerCase()}`);
const views = VIEWS.map((view) => `g>${VIEW_KEYS[view].toLowerCase()}`);

export function useShellKeys(open: (panel: Panel) => void): void {
  const navigate = useNavigate();
  useEffect(watchLayers, []);
  useHotkeys("mod+k", () => open("palette"), { preventDefault: true, enableOnFormTags: true });
  useHotkeys("?", () => open("shortcuts"), { ...KEY_OPTIONS, useKey: true, preventDefault: true });
  useHotkeys("n", () => void navigate("/intake"), { ...KEY_OPTIONS, preventDefault: true });
  useHotkeys(
    places,
    (_event, { hotkey }) => {
      const letter = hotkey.at(-1)?.toUpperCase();
      if (letter === PLACE_KEYS.desk) void navigate(deskPath({ projects: preferences().projects }));
      else if (letter === PLACE_KEYS.intake) void navigate("/intake");
      else if (letter === PLACE_KEYS.mine) void navigate("/mine");
      else if (letter === PLACE_KEYS.board) void navigate("/board");
      else if (letter === PLACE_KEYS.stocktaking) void navigate("/stocktaking");
      else if (letter === PLACE_KEYS.help) void navigate("/help");
      else open("notices");
    },
    KEY_OPTIONS,
  );
  useHotkeys(
    views,
    (_event, { hotkey }) => {
      const view = VIEWS.find((candidate) => VIEW_KEYS[candidate] === hotkey.at(-1)?.toUpperCase());
      if (view) void navigate(deskPath({ view, projects: preferences().projects }));
    },
    KEY_OPTIONS,
  );
}
