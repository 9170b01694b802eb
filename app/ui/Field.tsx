import type { ReactNode } from 'react';

/** What every field has around its control. */
export interface FieldProps {
  name: string;
  /** The control's id, where the links of the error summary lead; the name, unless two forms of a page share it. */
  id?: string;
  label: ReactNode;
  help?: ReactNode;
  errors?: string[] | undefined;
  required?: boolean;
  /** The word for an answer that may be left out; shown beside the label. */
  optionalText?: string;
  /** Which principle the answer serves. */
  principle?: ReactNode;
}

interface Aria {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

/** A label, its help, its errors and their wiring; the control is given the attributes it must carry. */
export function Field(props: FieldProps & { children: (aria: Aria) => ReactNode }) {
  const { name, id = name, label, optionalText, errors, required, children } = props;
  return (
    <div className={errors ? 'border-s-4 border-danger ps-4' : undefined}>
      <label htmlFor={id} className="block font-semibold">
        {label}
        {!required && optionalText && <Optional>{optionalText}</Optional>}
      </label>
      <Notes {...props} />
      <div className="mt-2">
        {children({
          id,
          name,
          'aria-describedby': describedBy(props),
          'aria-invalid': errors ? true : undefined,
          'aria-required': required ? true : undefined,
        })}
      </div>
    </div>
  );
}

export function Optional({ children }: { children: ReactNode }) {
  return <span className="ms-2 text-small font-normal text-soft">({children})</span>;
}

/** The ids of a field's help and errors, for `aria-describedby`. */
export function describedBy(field: FieldProps): string | undefined {
  const { name, id = name, help, principle, errors } = field;
  const ids = [(help || principle) && `${id}-help`, errors && `${id}-errors`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Help and errors, above the control so that they are read before it. */
export function Notes({ name, id = name, help, principle, errors }: FieldProps) {
  return (
    <>
      {(help || principle) && (
        <div id={`${id}-help`} className="max-w-reading text-small text-soft">
          {help} {principle && <span className="whitespace-nowrap">({principle})</span>}
        </div>
      )}
      {errors && (
        <div id={`${id}-errors`} className="mt-1 font-semibold text-danger">
          {errors.map((error) => (
            <p key={error}>{error}</p>
          ))}
        </div>
      )}
    </>
  );
}
