import { useWords } from "../i18n/use-words.ts";
import { nameOf, useCase } from "./case-context.ts";
import type { CaseRecord } from "./documents.ts";
import { yuan } from "./yuan.ts";

const [WIDTH, HEIGHT, EDGE] = [320, 96, 14];

/** MED-4: how the money moved, claims first; the same in words for who does not see it. */
export function DistanceChart({ distances }: Pick<CaseRecord, "distances">) {
  const { t } = useWords();
  const { record } = useCase();
  const amounts = distances.map(({ amountFen }) => amountFen);
  const most = Math.max(...amounts);
  if (distances.length < 2 || most === 0) return null;
  const x = (at: number) => EDGE + (at * (WIDTH - 2 * EDGE)) / (distances.length - 1);
  const y = (fen: number) => HEIGHT - EDGE - (fen * (HEIGHT - 3 * EDGE)) / most;
  const words = distances.map(({ by, amountFen }) => {
    const who = by === "MEDIATOR" ? t("mediation.mediator") : nameOf(record, by);
    return `${who} ${yuan(amountFen)}`;
  });
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width="100%"
        style={{ maxWidth: 480 }}
        role="img"
        aria-label={t("mediation.distance", { words: words.join(" → ") })}
      >
        <polyline
          points={distances.map(({ amountFen }, at) => `${x(at)},${y(amountFen)}`).join(" ")}
          fill="none"
          stroke="var(--line-strong)"
          strokeWidth="1.5"
        />
        {distances.map(({ by, amountFen, round }, at) => (
          <g key={`${round} ${by}`}>
            <circle cx={x(at)} cy={y(amountFen)} r="3.5" fill="var(--accent)" />
            <text
              x={x(at)}
              y={y(amountFen) - 8}
              fontSize="10"
              fill="var(--ink)"
              textAnchor={at === 0 ? "start" : at === distances.length - 1 ? "end" : "middle"}
            >
              {yuan(amountFen)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
