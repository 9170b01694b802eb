import type { ReactNode } from 'react';

export interface Step {
  key: string;
  label: ReactNode;
  state: 'done' | 'current' | 'ahead';
  /** The state in a word, for those who cannot see the shape. */
  stateText: string;
  note?: ReactNode;
}

/** A story in order: what is done (filled), where it stands (ringed), what is ahead (open). */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="max-w-reading">
      {steps.map(({ key, label: name, state, stateText, note }) => (
        <li
          key={key}
          aria-current={state === 'current' ? 'step' : undefined}
          className="group relative flex gap-4 pb-5"
        >
          <span
            aria-hidden="true"
            className="absolute start-2.75 top-6 bottom-0 border-s-2 border-line group-last:hidden"
          />
          <Shape state={state} />
          <div className="min-w-0">
            <p className={state === 'current' ? 'font-semibold' : undefined}>
              {name} <span className="sr-only">({stateText})</span>
            </p>
            {note && <div className="text-small text-soft">{note}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Shape({ state }: { state: Step['state'] }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      className={`mt-0.5 flex-none ${state === 'ahead' ? 'text-edge' : 'text-accent'}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      {state === 'done' && <circle cx="12" cy="12" r="9" fill="currentColor" />}
      {state === 'done' && (
        <path d="m7.5 12 3.2 3.2 5.8-6.2" className="text-on-accent" stroke="currentColor" />
      )}
      {state === 'current' && <circle cx="12" cy="12" r="9" />}
      {state === 'current' && <circle cx="12" cy="12" r="4" fill="currentColor" />}
      {state === 'ahead' && <circle cx="12" cy="12" r="6" />}
    </svg>
  );
}
