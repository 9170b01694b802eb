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

/** Ten small columns, one a principle: filled to the score, dashed where not stated, a stroke where it does not apply. */
export function PrincipleRow({ label, items }: { label: string; items: readonly PrincipleItem[] }) {
  return (
    <ul
      aria-label={label}
      className="grid max-w-reading grid-cols-5 gap-y-4 border-y border-line py-3 sm:grid-cols-10"
    >
      {items.map(({ id, name, state, score, text, short }) => (
        <li key={id} className="text-center text-small leading-tight" title={`${name}: ${text}`}>
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

const HEIGHT = 32;

function Shape({ state, score }: { state: PrincipleItem['state']; score: number }) {
  const filled = Math.round((score / 10000) * HEIGHT);
  return (
    <svg
      viewBox="0 0 20 36"
      width="20"
      height="36"
      aria-hidden="true"
      className={`mx-auto my-1 block ${state === 'scored' ? 'text-accent' : 'text-edge'}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      {state === 'does-not-apply' && <line x1="4" y1="18" x2="16" y2="18" strokeWidth="2" />}
      {state === 'not-stated' && (
        <rect x="3" y="2" width="14" height={HEIGHT} strokeDasharray="3 3" />
      )}
      {state === 'scored' && <rect x="3" y="2" width="14" height={HEIGHT} />}
      {state === 'scored' && (
        <rect
          x="3"
          y={2 + HEIGHT - filled}
          width="14"
          height={filled}
          fill="currentColor"
          stroke="none"
        />
      )}
    </svg>
  );
}
