import type { Action } from "@heyi/schema/vocabulary/action.ts";
import { useSyncExternalStore } from "react";

/** The complaint on the screen, for those outside its panel who may act on it: the command palette. */
export type OpenComplaint = { readonly actions: readonly Action[]; readonly run: (action: Action) => void };

const listeners = new Set<() => void>();
let open: OpenComplaint | undefined;

export function setOpenComplaint(next: OpenComplaint | undefined): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOpenComplaint(): OpenComplaint | undefined {
  return useSyncExternalStore(subscribe, () => open);
}
