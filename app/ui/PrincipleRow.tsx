export interface PrincipleItem {
  id: string;
  name: string;
  state: 'scored' | 'not-stated' | 'does-not-apply';
  /** Basis points, where it is scored. */
  score: number | null;
  /** What the figure is, in words: "83 of 100", "not stated", "does not apply". */
  text: string;
  /** The same, short enough to stand under the shape. */
  short: string;
}

/** Ten small columns, one a principle: a column filled to the score, an empty outline, or a dash. */
export function PrincipleRow({ label, items }: { label: string; items: readonly PrincipleItem[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-4 gap-y-3">
      {items.map(({ id, name, state, score, text, short }) => (
        <li
          key={id}
          className="w-11 text-center text-small leading-tight"
          title={`${name}: ${text}`}
        >
          <span aria-hidden="true" className="block text-soft">
            {id}
          </span>
          <Shape state={state} score={score ?? 0} />
          <span aria-hidden="true" className="block font-semibold tabular-nums">
            {short}
          </span>
          <span className="sr-only">{`${id}, ${name}: ${text}`}</span>
        </li>
      ))}
    </ul>
  );
}

const HEIGHT = 28;

function Shape({ state, score }: { state: PrincipleItem['state']; score: number }) {
  const filled = Math.round((score / 10000) * HEIGHT);
  return (
    <svg
      viewBox="0 0 20 32"
      width="20"
      height="32"
      aria-hidden="true"
      className="mx-auto my-0.5 block text-accent"
    >
      {state === 'does-not-apply' ? (
        <line x1="4" y1="16" x2="16" y2="16" stroke="currentColor" strokeWidth="2" />
      ) : (
        <>
          <rect
            x="3"
            y="2"
            width="14"
            height={HEIGHT}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeDasharray={state === 'not-stated' ? '3 3' : undefined}
          />
          <rect x="3" y={2 + HEIGHT - filled} width="14" height={filled} fill="currentColor" />
        </>
      )}
    </svg>
  );
}
