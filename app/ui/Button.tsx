import type { ButtonHTMLAttributes, ReactNode } from 'react';

type Variant = 'primary' | 'secondary' | 'danger' | 'quiet';

const LOOK: Record<Variant, string> = {
  primary: 'button button-primary',
  secondary: 'button button-secondary',
  danger: 'button button-danger',
  quiet: 'button button-quiet',
};

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  variant?: Variant;
}

export function Button({ variant = 'primary', type = 'submit', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={LOOK[variant]} />;
}

/** A link that leads to the next step of a task. */
export function ButtonLink(props: { href: string; variant?: Variant; children: ReactNode }) {
  const { href, variant = 'primary', children } = props;
  return (
    <a href={href} className={LOOK[variant]}>
      {children}
    </a>
  );
}
