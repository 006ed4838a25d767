import { useWords } from "../i18n/use-words.ts";
import { useCase } from "./case-context.ts";
import styles from "./mediation.module.css";
import { gapOf, voicesOf } from "./rounds.ts";
import { useSpeaker } from "./use-speaker.ts";
import { yuan } from "./yuan.ts";

const [WIDTH, HEIGHT, SIDE, TOP, FOOT] = [340, 132, 40, 24, 24];
const DASHES = [undefined, "5 3", "2 3", "8 3 2 3"];

/** MED-4: how the money moved over the rounds, each voice on a line of its own; the same in words for who does not see it. */
export function DistanceChart() {
  const { t } = useWords();
  const { record } = useCase();
  const speaker = useSpeaker();
  const { distances } = record;
  const most = Math.max(...distances.map(({ amountFen }) => amountFen));
  const rounds = [...new Set(distances.map(({ round }) => round))];
  if (distances.length < 2 || most === 0) return null;
  const x = (round: number) =>
    rounds.length === 1
      ? WIDTH / 2
      : SIDE + (rounds.indexOf(round) * (WIDTH - 2 * SIDE)) / (rounds.length - 1);
  const y = (fen: number) => HEIGHT - FOOT - (fen * (HEIGHT - TOP - FOOT)) / most;
  // Two sums close together in one round: the lower one has its words below.
  const crowded = (round: number, fen: number) =>
    distances.some(
      (other) => other.round === round && other.amountFen > fen && y(fen) - y(other.amountFen) < 26,
    );
  const words = distances.map(({ by, amountFen }) => `${speaker(by)} ${yuan(amountFen)}`).join(" → ");
  const gap = gapOf(distances);
  return (
    <figure className={styles.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("mediation.distance", { words })}>
        <path d={`M0 ${HEIGHT - FOOT}H${WIDTH}`} stroke="var(--line-strong)" />
        {rounds.map((round) => (
          <text key={round} x={x(round)} y={HEIGHT - 8} textAnchor="middle" fill="var(--ink-second)">
            {round === 0 ? t("mediation.claims") : t("mediation.roundNo", { round })}
          </text>
        ))}
        {voicesOf(distances).map(({ by, said }, at) => (
          <g key={by}>
            <polyline
              points={said.map(({ round, amountFen }) => `${x(round)},${y(amountFen)}`).join(" ")}
              fill="none"
              stroke="var(--accent)"
              strokeWidth="1.5"
              strokeDasharray={DASHES[at % DASHES.length]}
            />
            {said.map(({ round, amountFen }, place) => (
              <g key={place}>
                <circle
                  cx={x(round)}
                  cy={y(amountFen)}
                  r="4"
                  fill={by === "MEDIATOR" ? "var(--surface)" : "var(--accent)"}
                  stroke="var(--accent)"
                  strokeWidth="1.5"
                />
                <text
                  x={x(round)}
                  y={y(amountFen) + (crowded(round, amountFen) ? 17 : -9)}
                  textAnchor="middle"
                  fill="var(--ink)"
                >
                  {by === "MEDIATOR" ? t("mediation.mediator") : by} {yuan(amountFen)}
                </text>
              </g>
            ))}
          </g>
        ))}
      </svg>
      {gap !== null && (
        <figcaption className={styles.small}>
          {gap === 0 ? t("mediation.noGap") : t("mediation.gap", { amount: yuan(gap) })}
        </figcaption>
      )}
    </figure>
  );
}
