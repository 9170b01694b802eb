import type { ReactNode } from 'react';
import { type FieldProps, Notes, Optional, describedBy } from './Field';
import { type Option, PlainOption } from './Option';

interface GroupProps extends FieldProps {
  options: readonly Option[];
  columns?: boolean;
}

/** Any number of choices. The first box carries the field's id, so that the summary leads there. */
export function CheckboxGroup({
  options,
  defaultValues = [],
  columns = false,
  ...field
}: GroupProps & { defaultValues?: readonly string[] }) {
  return (
    <ChoiceGroup {...field}>
      <Choices
        {...{ options, columns }}
        name={field.name}
        id={field.id}
        type="checkbox"
        isChosen={(value) => defaultValues.includes(value)}
      />
    </ChoiceGroup>
  );
}

/** One choice of several. */
export function RadioGroup({
  options,
  defaultValue,
  columns = false,
  ...field
}: GroupProps & { defaultValue?: string }) {
  return (
    <ChoiceGroup {...field}>
      <Choices
        {...{ options, columns }}
        name={field.name}
        id={field.id}
        type="radio"
        isChosen={(value) => value === defaultValue}
      />
    </ChoiceGroup>
  );
}

/** A fieldset whose legend, help and errors belong to all its controls. */
export function ChoiceGroup({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { label, required, optionalText, errors } = field;
  return (
    <div className={errors ? 'border-s-4 border-danger ps-4' : undefined}>
      <fieldset aria-describedby={describedBy(field)}>
        <legend className="font-semibold">
          {label}
          {!required && optionalText && <Optional>{optionalText}</Optional>}
        </legend>
        <Notes {...field} />
        <div className="mt-2">{children}</div>
      </fieldset>
    </div>
  );
}

interface ChoicesProps {
  name: string;
  /** The id of the first box; the name, unless given. */
  id?: string;
  type: 'checkbox' | 'radio';
  options: readonly Option[];
  columns?: boolean;
  isChosen: (value: string) => boolean;
  /** Set to false where another group of the same field already carries its id. */
  withId?: boolean;
}

export function Choices(props: ChoicesProps) {
  const { name, id: first = name, type, options, columns, isChosen, withId = true } = props;
  return (
    <div className={columns ? 'grid gap-x-6 sm:grid-cols-2 md:grid-cols-3' : 'grid gap-x-6'}>
      {options.map(({ value, label, hint }, index) => {
        const id = index === 0 && withId ? first : `${first}-${value}`;
        return (
          <div key={value} className="flex items-start gap-3">
            <input
              id={id}
              type={type}
              name={name}
              value={value}
              defaultChecked={isChosen(value)}
              aria-describedby={hint ? `${id}-hint` : undefined}
              className="tick mt-2.5"
            />
            <div className="min-w-0 grow">
              <label htmlFor={id} className="block min-h-11 py-2">
                {label}
              </label>
              {hint && (
                <div id={`${id}-hint`} className="-mt-1.5 mb-1.5 text-small text-soft">
                  {hint}
                </div>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** A single yes that may be left open. */
export function Tick({
  name,
  label,
  hint,
  defaultChecked,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  defaultChecked: boolean;
}) {
  return (
    <Choices
      name={name}
      type="checkbox"
      options={[{ value: 'yes', label, hint }]}
      isChosen={() => defaultChecked}
    />
  );
}

interface RankedProps extends FieldProps {
  options: readonly Option[];
  defaultValues?: readonly string[];
  /** One label for each place, first first; there are as many places as labels. */
  placeLabels: readonly string[];
  empty: string;
}

/** An order of preference as a row of lists: works by keyboard, by touch and without scripts. */
export function RankedSelect({
  options,
  defaultValues = [],
  placeLabels,
  empty,
  ...field
}: RankedProps) {
  return (
    <ChoiceGroup {...field}>
      <div className="flex flex-wrap gap-4">
        {placeLabels.map((label, place) => {
          const first = field.id ?? field.name;
          const id = place === 0 ? first : `${first}-${place}`;
          return (
            <div key={label} className="w-full sm:w-56">
              <label htmlFor={id} className="mb-1 block text-small">
                {label}
              </label>
              <select
                id={id}
                name={field.name}
                defaultValue={defaultValues[place] ?? ''}
                className="control"
              >
                <option value="">{empty}</option>
                {options.map((option) => (
                  <PlainOption key={option.value} {...option} />
                ))}
              </select>
            </div>
          );
        })}
      </div>
    </ChoiceGroup>
  );
}
