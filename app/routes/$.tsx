import { notFound } from '~/server/answers';

/** An address outside every language. */
export function loader() {
  throw notFound();
}

export default function Nothing() {
  return null;
}
