import { useEffect, useState, useSyncExternalStore } from "react";
import { currentLocale, rememberLocale } from "../i18n/locale.ts";
import { placeOf, type Place } from "./address.ts";
import { Door } from "./door.tsx";
import { PartyPage } from "./party-page.tsx";
import { ReportPage } from "./report-page.tsx";
import { VerifyPage } from "./verify-page.tsx";
import { TrackedPage } from "./tracked-page.tsx";
import { Speech, useSpeech, type Words } from "./words.ts";

export function ResidentApp() {
  const [locale, setLocale] = useState(currentLocale);
  useEffect(() => rememberLocale(locale), [locale]);
  return (
    <Speech value={locale}>
      <Frame otherLanguage={() => setLocale(locale === "zh" ? "en" : "zh")} />
    </Speech>
  );
}

function Frame({ otherLanguage }: { readonly otherLanguage: () => void }) {
  const { words } = useSpeech();
  const address = useSyncExternalStore(onMove, () => location.pathname + location.hash);
  const place = placeOf(new URL(address, location.origin));
  useEffect(() => {
    document.title = `${titleOf(place.kind, words)} · 和议`;
  }, [place.kind, words]);
  return (
    <div className="frame">
      <header>
        <a href="/r" className="mark">
          <img src="/mark.svg" alt="" width={24} height={24} />
          和议
        </a>
        <button type="button" className="quiet" onClick={otherLanguage}>
          {words.otherLanguage}
        </button>
      </header>
      <main>
        {place.kind === "door" && <Door />}
        {place.kind === "tracked" && <TrackedPage key={place.code} code={place.code} />}
        {place.kind === "verify" && <VerifyPage key={place.hash} hash={place.hash} />}
        {place.kind === "party" && <PartyPage key={place.code} code={place.code} />}
        {place.kind === "report" && <ReportPage projectCode={place.projectCode} />}
      </main>
    </div>
  );
}

function titleOf(kind: Place["kind"], words: Words): string {
  if (kind === "verify") return words.verifyTitle;
  if (kind === "party") return words.partyTitle;
  return kind === "report" ? words.reportTitle : words.title;
}

function onMove(moved: () => void): () => void {
  const events = ["hashchange", "popstate"] as const;
  for (const name of events) addEventListener(name, moved);
  return () => {
    for (const name of events) removeEventListener(name, moved);
  };
}
