import type { ReactNode } from 'react';

/** One of the answers that a control offers. */
export interface Option {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** An answer in a list that drops down, which has room for its label only. */
export function PlainOption({ value, label }: Option) {
  return <option value={value}>{label}</option>;
}
