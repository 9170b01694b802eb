import { useEffect, useRef } from 'react';

interface ErrorSummaryProps {
  title: string;
  errors: readonly { fieldId: string; message: string }[];
}

/** What is wrong, all of it, first; each line leads to its field. Takes the focus where scripts run. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={element}
      role="alert"
      tabIndex={-1}
      id="error-summary"
      className="mb-8 max-w-reading border-4 border-danger bg-surface p-5"
    >
      <h2 className="text-h3">{title}</h2>
      <ul className="mt-3 grid gap-1">
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId} ${message}`}>
            {fieldId ? (
              <a href={`#${fieldId}`} className="font-semibold text-danger">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
