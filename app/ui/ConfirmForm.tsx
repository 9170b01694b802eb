import type { ReactNode } from 'react';
import { Button } from './Button';
import { ConfirmPanel } from './ConfirmPanel';
import { FormErrors } from './FormErrors';
import { FormMarks } from './FormMarks';

interface ConfirmFormProps {
  once: string;
  version: number;
  /** What was said against it when it was last sent. */
  errors: Record<string, string[]> | undefined;
  /** What is about to happen. */
  statement: ReactNode;
  submit: string;
  variant?: 'primary' | 'danger';
  back: { href: string; label: string };
}

/** Asks once more before something is done, and does it: a form that carries nothing but its marks. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { once, version, errors, statement, submit, variant = 'danger', back } = props;
  return (
    <>
      <FormErrors errors={errors} labels={{}} />
      <ConfirmPanel statement={statement}>
        <form method="post">
          <FormMarks once={once} version={version} />
          <Button variant={variant}>{submit}</Button>
        </form>
        <a href={back.href}>{back.label}</a>
      </ConfirmPanel>
    </>
  );
}
