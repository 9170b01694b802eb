import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { localeOf } from '~/server/answers';

/** An unknown language is an unknown page. */
export function loader({ params }: LoaderFunctionArgs) {
  localeOf(params);
  return null;
}

export default function Language() {
  return <Outlet />;
}
