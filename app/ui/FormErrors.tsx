import { useT } from '~/i18n/context';
import { ErrorSummary } from './ErrorSummary';

interface FormErrorsProps {
  /** Faults by the field's name ('' for the form as a whole), as a schema gave them. */
  errors: Record<string, string[]> | undefined;
  /** What each field is called on the page; a part of a list (`indicators[0].name`) may be named by the list. */
  labels: Record<string, string>;
}

/** The error summary of a form that was refused: every fault with the name of its field. */
export function FormErrors({ errors, labels }: FormErrorsProps) {
  const t = useT();
  const rows = Object.entries(errors ?? {}).flatMap(([field, faults]) => {
    const known = labels[field] !== undefined ? field : field.replace(/[[.].*$/, '');
    const label = labels[known];
    return faults.map((code) => ({
      fieldId: labels[field] !== undefined || field === '' ? field : known,
      message: label ? `${label}: ${t.fault(code)}` : t.fault(code),
    }));
  });
  const title = t('errors.summary.title', { count: rows.length });
  return <ErrorSummary title={title} errors={rows} />;
}
