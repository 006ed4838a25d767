/**
 * LIV-2: the list with its counters and the open complaint come over two subscriptions, and an own
 * command answers over a third way. What shows the same fact must change in the same frame, so whichever
 * side hears first waits for the other, but never longer than PATIENCE.
 */
const PATIENCE = 250;

export type Versioned = { readonly id: string; readonly version: number };

export type QueueStep = {
  /** The version of the open complaint's row in this message, if it is in it. */
  readonly versionOf: (id: string) => number | undefined;
  readonly apply: () => void;
};

export type InStep<Detail extends Versioned> = {
  readonly shown: () => Detail | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  readonly offerDetail: (detail: Detail | undefined) => void;
  readonly offerQueue: (step: QueueStep) => void;
  /** Whose rows are shown beside the detail. */
  readonly attach: (versionOfRow: (id: string) => number | undefined) => void;
};

export function createInStep<Detail extends Versioned>(): InStep<Detail> {
  const listeners = new Set<() => void>();
  let shown: Detail | undefined;
  let next: Detail | undefined;
  let steps: QueueStep[] = [];
  let rowVersion: (id: string) => number | undefined = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(detail: Detail | undefined): void {
    shown = detail;
    next = undefined;
    for (const listener of listeners) listener();
  }

  function applyWhile(ready: (step: QueueStep) => boolean): void {
    for (let step = steps[0]; step !== undefined && ready(step); step = steps[0]) {
      steps.shift();
      step.apply();
    }
  }

  function advance(patient: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    applyWhile(patient ? detailHasReached : () => true);
    if (next !== undefined && (!patient || rowHasReached(next))) show(next);
    if (steps.length > 0 || next !== undefined) timer = setTimeout(() => advance(false), PATIENCE);
  }

  function detailHasReached(step: QueueStep): boolean {
    const wanted = shown === undefined ? undefined : step.versionOf(shown.id);
    return wanted === undefined || (next?.version ?? shown?.version ?? wanted) >= wanted;
  }

  function rowHasReached(detail: Detail): boolean {
    const row = rowVersion(detail.id);
    return row === undefined || row >= detail.version;
  }

  return {
    shown: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offerDetail(detail) {
      if (detail === undefined || detail.id !== shown?.id) {
        show(detail);
        return;
      }
      if (detail === shown) return;
      // The same version again (a page of the timeline, say) is nothing to wait for.
      if (detail.version <= shown.version) show(detail);
      else next = detail;
      advance(true);
    },
    offerQueue(step) {
      steps = [...steps, step];
      advance(true);
    },
    attach(versionOfRow) {
      rowVersion = versionOfRow;
      steps = [];
    },
  };
}
