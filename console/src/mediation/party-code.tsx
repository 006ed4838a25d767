import { useWords } from "../i18n/use-words.ts";
import { Ask } from "./ask.tsx";
import { useCase, useCaseCommand } from "./case-context.ts";
import { GivePartyCodeMutation } from "./commands/opening.ts";
import styles from "./mediation.module.css";

/** By which a party takes part on its own telephone; whoever keeps the case hands it on. */
export function PartyCode({ letter }: { readonly letter: string }) {
  const { t } = useWords();
  const { shown, record } = useCase();
  const command = useCaseCommand(GivePartyCodeMutation);
  if (!shown.mine) return null;
  const given = record.partyCodes.find((each) => each.letter === letter);
  return (
    <div className={styles.acts}>
      {given && (
        <a className={styles.hash} href={`/r/party#${given.code}`} target="_blank" rel="noreferrer">
          {given.code.replaceAll(/(.{4})(?=.)/g, "$1-")}
        </a>
      )}
      <Ask
        label={t(given ? "mediation.renewCode" : "mediation.giveCode")}
        fields={[]}
        command={command}
        send={() => command.run({ party: letter })}
      />
    </div>
  );
}
