import { notFound } from '~/server/answers';

/** Whatever no other route knows. */
export function loader() {
  throw notFound();
}

export const action = loader;

/** Never shown; with it the answer is a page of the site and not an empty one. */
export default function Nothing() {
  return null;
}
