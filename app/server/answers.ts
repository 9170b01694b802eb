import { data } from '@remix-run/node';
import { type Locale, isLocale } from '~/i18n/locales';
import type { Role } from '#db/schema/enums';
import { type Actor, type Member, hasRole } from './actor';

/** The answer to what is not there and to what is not yours: the same. */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}

/** Gives the value, or throws 404: for reads where missing and foreign look alike. */
export function orNotFound<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound();
  return value;
}

/** The page's language, from the path. */
export function localeOf(params: { lang?: string | undefined }): Locale {
  if (!isLocale(params.lang)) throw notFound();
  return params.lang;
}

/** A signed-in person, or a redirect to the sign-in page that comes back here. */
export function requireMember(actor: Actor, request: Request, locale: Locale): Member {
  if (actor.kind === 'member') return actor;
  const url = new URL(request.url);
  const next = url.pathname.replace(/\.data$/, '') + url.search;
  throw new Response(null, {
    status: 302,
    headers: { Location: `/${locale}/sign-in?next=${encodeURIComponent(next)}` },
  });
}

/** A signed-in person with the role; anybody else is told that there is nothing here. */
export function requireRole(actor: Actor, role: Role): Member {
  if (actor.kind !== 'member' || !hasRole(actor, role)) throw notFound();
  return actor;
}

/** 409 as a page of its own: what the form was about has gone, so that there is no form to show it on. */
export function changedMeanwhile(): Response {
  return new Response(null, { status: 409 });
}

/** 422 with what was typed and what is wrong with it. */
export function unprocessable<T>(body: T) {
  return data(body, { status: 422 });
}
