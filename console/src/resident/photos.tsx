import { useRef, useState } from "react";
import { readFragment } from "../../generated/resident/fragment-masking.ts";
import { TAKEN } from "../evidence/upload.ts";
import { useUploads } from "../evidence/use-uploads.ts";
import { AddPhotos, Seen } from "./documents.ts";
import { TextField, TroubleLine } from "./fields.tsx";
import type { ActProps } from "./remark.tsx";
import { useAct } from "./use-act.ts";
import { fill, useSpeech } from "./words.ts";

/** HND-5, EVD-1: photos and files from the telephone; what is shown to others has neither place nor device in it (EVD-0). */
export function Photos({ code, show }: ActProps) {
  const { words, locale } = useSpeech();
  const [fileIds, setFileIds] = useState<readonly string[]>([]);
  const [about, setAbout] = useState("");
  const [arrived, setArrived] = useState(false);
  const { uploads, isBusy, add, remove, clear } = useUploads({ code }, locale, words, setFileIds);
  const { busy, trouble, send } = useAct();
  const chosen = useRef<HTMLInputElement>(null);

  const addPhotos = async () => {
    const done = await send(AddPhotos, (key) => ({
      code,
      key,
      fileIds: [...fileIds],
      about: about.trim() || null,
    }));
    if (done?.__typename !== "Tracked") return;
    show(readFragment(Seen, done));
    clear();
    setFileIds([]);
    setAbout("");
    setArrived(true);
  };
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        void addPhotos();
      }}
    >
      <h2>{words.photos}</h2>
      <small>{words.photosHint}</small>
      <input
        ref={chosen}
        type="file"
        multiple
        accept={TAKEN}
        className="unseen"
        tabIndex={-1}
        aria-label={words.choosePhotos}
        onChange={(event) => {
          setArrived(false);
          add(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      <button type="button" onClick={() => chosen.current?.click()}>
        {words.choosePhotos}
      </button>
      {uploads.length > 0 && (
        <ul className="uploads">
          {uploads.map(({ key, name, share, fileId, trouble: why }) => (
            <li key={key}>
              <span>{name}</span>
              {why === null ? (
                <progress value={share} aria-label={fill(words.uploading, { name })} />
              ) : (
                <span role="alert" className="wrong">
                  {why}
                </span>
              )}
              <button
                type="button"
                className="quiet"
                aria-label={fill(words.takeOut, { name })}
                onClick={() => remove(key)}
              >
                {fileId === null ? "×" : "✓ ×"}
              </button>
            </li>
          ))}
        </ul>
      )}
      {fileIds.length > 0 && (
        <TextField
          label={words.aboutPhotos}
          value={about}
          change={setAbout}
          trouble={trouble?.issues["about"]}
          optional
        />
      )}
      <TroubleLine trouble={trouble} />
      {arrived && (
        <p role="status" className="good">
          {words.photosSent}
        </p>
      )}
      {fileIds.length > 0 && (
        <button type="submit" className="main" disabled={busy || isBusy}>
          {busy || isBusy ? words.sending : words.send}
        </button>
      )}
    </form>
  );
}
