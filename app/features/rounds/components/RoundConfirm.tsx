import type { ReactNode } from 'react';
import { Button } from '~/ui/Button';
import { ConfirmPanel } from '~/ui/ConfirmPanel';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import type { RoundSent } from '../refused.server';

interface RoundConfirmProps {
  once: string;
  version: number;
  sent: RoundSent | undefined;
  statement: ReactNode;
  submit: string;
  variant: 'primary' | 'danger';
  back: { href: string; label: string };
}

/** What is about to happen with a round, and the button that makes it happen. */
export function RoundConfirm(props: RoundConfirmProps) {
  const { once, version, sent, statement, submit, variant, back } = props;
  return (
    <>
      <FormErrors errors={sent?.errors} labels={{}} />
      <ConfirmPanel statement={statement}>
        <form method="post">
          <FormMarks once={once} version={sent?.conflict?.version ?? version} />
          <Button variant={variant}>{submit}</Button>
        </form>
        <a href={back.href}>{back.label}</a>
      </ConfirmPanel>
    </>
  );
}
