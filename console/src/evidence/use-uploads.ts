import type { Locale } from "@heyi/schema/vocabulary/label.ts";
import { useRef, useState } from "react";
import { type Destination, MOST_BYTES, uploadFile } from "./upload.ts";

export type Upload = {
  readonly key: number;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  /** Null: on its way, or refused. */
  readonly fileId: string | null;
  /** Why it was not taken; null: it was, or is on its way. */
  readonly trouble: string | null;
};

type Words = { readonly tooLarge: string; readonly unreachable: string };

/** Files on their way to the server, each by itself. `changed` hears of every one that has arrived or was taken out. */
export function useUploads(
  to: Destination,
  locale: Locale,
  words: Words,
  changed: (fileIds: readonly string[]) => void,
) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const list = useRef<readonly Upload[]>([]);
  const running = useRef(
    new Map<number, { readonly leaving: AbortController; readonly came: Promise<void> }>(),
  );
  const next = useRef(0);

  function show(then: (uploads: readonly Upload[]) => readonly Upload[]): void {
    list.current = then(list.current);
    setUploads(list.current);
  }
  function tell(): void {
    changed(list.current.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])));
  }
  function set(key: number, part: Partial<Upload>): void {
    show((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  }

  function add(file: File): void {
    const key = (next.current += 1);
    const upload: Upload = { key, name: file.name, share: 0, fileId: null, trouble: null };
    show((all) => [...all, upload]);
    if (file.size > MOST_BYTES) return set(key, { trouble: words.tooLarge });
    const leaving = new AbortController();
    running.current.set(key, { leaving, came: bring(key, file, leaving.signal) });
  }
  async function bring(key: number, file: File, signal: AbortSignal): Promise<void> {
    // Whole only once the server has looked into it.
    const came = await uploadFile(file, to, locale, (share) => set(key, { share: share * 0.99 }), signal);
    running.current.delete(key);
    if (!("fileId" in came)) return set(key, { trouble: came.refused ?? words.unreachable });
    set(key, { share: 1, fileId: came.fileId });
    tell();
  }

  return {
    uploads,
    isBusy: uploads.some(({ fileId, trouble }) => fileId === null && trouble === null),
    add: (files: Iterable<File>) => {
      for (const file of files) add(file);
    },
    remove: (key: number) => {
      running.current.get(key)?.leaving.abort();
      show((all) => all.filter((each) => each.key !== key));
      tell();
    },
    clear: () => show(() => []),
    /** When nothing is on its way any more. */
    settled: async () => void (await Promise.all([...running.current.values()].map(({ came }) => came))),
  };
}
