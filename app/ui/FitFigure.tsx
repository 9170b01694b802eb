interface FitFigureProps {
  /** What is measured: "Fit". */
  label: string;
  /** Basis points; null where nothing could be measured. */
  score: number | null;
  /** The number as it stands on the page: "83", or a dash. */
  short: string;
  /** The whole, in words: "83 of 100", "not measured". */
  text: string;
}

const WIDTH = 104;
const TENTHS = Array.from({ length: 11 }, (_, tenth) => 2 + tenth * 10);

/** How well an offer fits a need: the number, and a ruler of ten parts filled as far. */
export function FitFigure({ label, score, short, text }: FitFigureProps) {
  return (
    <div className="inline-block">
      <p className="sr-only">{`${label}: ${text}`}</p>
      <div aria-hidden="true">
        <p className="flex items-baseline justify-between gap-3">
          <span className="text-small text-soft">{label}</span>
          <span className="font-serif text-h2 font-semibold tabular-nums">{short}</span>
        </p>
        <svg
          viewBox={`0 0 ${WIDTH} 14`}
          width={WIDTH}
          height="14"
          className="mt-1 block text-accent rtl:-scale-x-100"
        >
          {score !== null && (
            <rect x="2" y="1" width={score / 100} height="8" fill="currentColor" />
          )}
          <g className="text-edge" stroke="currentColor" fill="none">
            <rect
              x="2"
              y="1"
              width="100"
              height="8"
              strokeDasharray={score === null ? '3 3' : undefined}
            />
            {TENTHS.map((x, tenth) => (
              <line key={x} x1={x} x2={x} y1="9" y2={tenth % 5 === 0 ? 14 : 12} />
            ))}
          </g>
        </svg>
      </div>
    </div>
  );
}
