import { Field, type FieldProps } from './Field';
import { type Option, PlainOption } from './Option';

interface TextProps extends FieldProps {
  defaultValue?: string;
  type?: 'text' | 'email' | 'password' | 'search' | 'url';
  autoComplete?: string;
  maxLength?: number;
  /** The language of what is typed, where it is not the page's. */
  lang?: string;
  width?: 'full' | 'short';
}

export function TextField({
  defaultValue,
  type = 'text',
  autoComplete = 'off',
  maxLength,
  lang,
  width,
  ...field
}: TextProps) {
  return (
    <Field {...field}>
      {(aria) => (
        <input
          {...aria}
          type={type}
          defaultValue={defaultValue}
          autoComplete={autoComplete}
          maxLength={maxLength}
          lang={lang}
          className={`control ${width === 'short' ? 'max-w-48' : 'max-w-reading'}`}
        />
      )}
    </Field>
  );
}

export function TextArea({
  defaultValue,
  rows = 5,
  lang,
  ...field
}: FieldProps & { defaultValue?: string; rows?: number; lang?: string }) {
  return (
    <Field {...field}>
      {(aria) => (
        <textarea
          {...aria}
          rows={rows}
          lang={lang}
          defaultValue={defaultValue}
          className="control max-w-reading"
        />
      )}
    </Field>
  );
}

/** A whole number, typed as text: browsers' number fields change what was typed. */
export function NumberField({ defaultValue, ...field }: FieldProps & { defaultValue?: string }) {
  return (
    <Field {...field}>
      {(aria) => (
        <input
          {...aria}
          type="text"
          inputMode="numeric"
          defaultValue={defaultValue}
          autoComplete="off"
          className="control max-w-32"
        />
      )}
    </Field>
  );
}

/** A calendar day. The browser's own picker where it has one; YYYY-MM-DD can be typed anywhere. */
export function DateField({ defaultValue, ...field }: FieldProps & { defaultValue?: string }) {
  return (
    <Field {...field}>
      {(aria) => (
        <input {...aria} type="date" defaultValue={defaultValue} className="control max-w-48" />
      )}
    </Field>
  );
}

interface SelectProps extends FieldProps {
  options: readonly Option[] | readonly { group: string; options: readonly Option[] }[];
  /** The text of the empty choice; without it there is none. */
  empty?: string;
  defaultValue?: string;
}

export function SelectField({ options, empty, defaultValue, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(aria) => (
        <select {...aria} defaultValue={defaultValue} className="control max-w-reading">
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) =>
            'group' in option ? (
              <optgroup key={option.group} label={option.group}>
                {option.options.map((inner) => (
                  <PlainOption key={inner.value} {...inner} />
                ))}
              </optgroup>
            ) : (
              <PlainOption key={option.value} {...option} />
            ),
          )}
        </select>
      )}
    </Field>
  );
}
