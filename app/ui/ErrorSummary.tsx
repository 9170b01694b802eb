interface ErrorSummaryProps {
  title: string;
  errors: readonly { fieldId: string; message: string }[];
  id?: string;
}

/** What is wrong, all of it, first; each line leads to its field. */
export function ErrorSummary({ title, errors, id = 'error-summary' }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      // After a refusal the reader's place is here, as a sighted person's eye is; it needs no script.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      id={id}
      className="mb-8 max-w-reading border-4 border-danger bg-surface p-5"
    >
      <h2 className="text-h3">{title}</h2>
      <ul className="mt-2 grid">
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId} ${message}`}>
            {fieldId ? (
              <a href={`#${fieldId}`} className="inline-block py-1 font-semibold text-danger">
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
