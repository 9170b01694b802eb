import { useT } from '~/i18n/context';
import { ErrorSummary } from './ErrorSummary';

interface FormErrorsProps {
  /** Faults by the field's name ('' for the form as a whole), as a schema gave them. */
  errors: Record<string, string[]> | undefined;
  /**
   * What each field is called on the page, in the order of the form; a part of a list (`indicators[0].name`) may be
   * named by the list.
   */
  labels: Record<string, string>;
}

/** The error summary of a form that was refused: every fault with the name of its field, in the order of the form. */
export function FormErrors({ errors, labels }: FormErrorsProps) {
  const t = useT();
  const nameOf = (field: string) =>
    labels[field] !== undefined ? field : field.replace(/[[.].*$/, '');
  const order = Object.keys(labels);
  const placeOf = ([field]: [string, unknown]) => order.indexOf(nameOf(field));
  const inOrder = Object.entries(errors ?? {}).sort((a, b) => placeOf(a) - placeOf(b));
  const rows = inOrder.flatMap(([field, faults]) => {
    const known = nameOf(field);
    const label = labels[known];
    return faults.map((code) => ({
      fieldId: labels[field] !== undefined || field === '' ? field : known,
      message: label ? `${asLead(label)} ${t.fault(code)}` : t.fault(code),
    }));
  });
  const title = t('errors.summary.title', { count: rows.length });
  return <ErrorSummary title={title} errors={rows} />;
}

/** A label that asks needs no colon. */
function asLead(label: string): string {
  return /[?？]$/.test(label) ? label : `${label}:`;
}
