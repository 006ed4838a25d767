import type { Party } from "./documents.ts";
import { PartyCard } from "./party-card.tsx";
import styles from "./mediation.module.css";

/** One side of the table. */
export function Side({ parties }: { readonly parties: readonly Party[] }) {
  return (
    <div className={styles.column}>
      {parties.map((party) => (
        <PartyCard key={party.letter} party={party} />
      ))}
    </div>
  );
}
