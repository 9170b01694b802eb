import { notFound } from '~/server/answers';

/** Whatever no other route knows. */
export function loader() {
  throw notFound();
}

export const action = loader;
