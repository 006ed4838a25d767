import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import type { PartyProps } from "./party-page.tsx";
import { PartySigning } from "./party-signing.tsx";
import type { Signing } from "./use-party.ts";
import { fill, useSpeech } from "./words.ts";

type Props = PartyProps & { readonly code: string; readonly sign: (given: Signing) => Promise<boolean> };

/** AGR-4: the frozen texts, whole; the one that waits can be signed here where everybody agreed to that. */
export function PartyAgreements({ code, seen, busy, act, sign }: Props) {
  const { words, locale } = useSpeech();
  const now = useMinute();
  const { agreements, letter, type, signsElectronically } = seen;
  if (agreements.length === 0) return null;
  return (
    <section className="card">
      <h2>{words.agreementTitle}</h2>
      {agreements.map(({ hash, text, electronic, effectiveAt, signatures }) => {
        const signed = signatures.some(({ signer }) => signer === letter);
        const here = effectiveAt === null && electronic && type === "NATURAL" && !signed;
        return (
          <div key={hash} className="text">
            <p role="status">
              {effectiveAt !== null
                ? fill(words.agreementInEffect, { time: dayAndTime(Date.parse(effectiveAt), now, locale) })
                : signed
                  ? words.agreementSigned
                  : here
                    ? words.agreementToSign
                    : words.agreementWaits}
            </p>
            <p className="said">{text}</p>
            {here && signsElectronically && <PartySigning code={code} hash={hash} busy={busy} sign={sign} />}
            {here && !signsElectronically && (
              <button type="button" disabled={busy} onClick={() => void act({ electronically: true })}>
                {words.screenAgree}
              </button>
            )}
            <a href={`/r/verify#${hash}`}>{words.verifyTitle}</a>
          </div>
        );
      })}
    </section>
  );
}
