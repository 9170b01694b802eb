import { createHash } from 'node:crypto';
import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { redirectDocument } from '@remix-run/node';
import { fault } from '~/i18n/fault';
import { orNotFound, unprocessable } from './answers';
import { once } from './fields';
import type { Acted } from './once.server';
import { type SendBack, type Stored, valuesOf } from './sent';

/** Forms are text; a megabyte is more than the longest one could honestly need. */
const FORM_LIMIT_BYTES = 1_000_000;

export type Parsed<T> = { ok: true; value: T } | { ok: false; sent: SendBack };

/**
 * The body of a form. Throws 400 when it is no form and 413 when it is too large.
 *
 * Its hidden `once` comes out as the mark of the form as it was filled in: the very same form sent twice has the
 * same mark, while one that was gone back to and changed has another, and is not taken for one that was acted on.
 */
export async function readForm(request: Request): Promise<FormData> {
  if (Number(request.headers.get('content-length') ?? 0) > FORM_LIMIT_BYTES) {
    throw new Response(null, { status: 413 });
  }
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
  const token = form.get('once');
  if (typeof token === 'string' && token !== '') form.set('once', filledIn(token, request, form));
  return form;
}

/** A digest, so that nothing of what was typed is kept with the mark: the token in it is chance, and is not kept. */
function filledIn(token: string, request: Request, form: FormData): string {
  if (!once.safeParse(token).success) return token;
  const values = [...form].filter((entry) => typeof entry[1] === 'string');
  const whole = JSON.stringify([new URL(request.url).pathname, values]);
  return createHash('sha256').update(whole).digest('base64url');
}

/**
 * Holds what was sent against the one description of the form. On failure gives back everything that was
 * typed, and each fault under the name of its field. Secrets are never sent back, nor is the mark: a page has its own.
 */
export function parseForm<S extends z.ZodType>(form: FormData, schema: S): Parsed<z.output<S>> {
  const submission = parseWithZod(form, { schema });
  if (submission.status === 'success') return { ok: true, value: submission.value };
  const errors: Record<string, string[]> = {};
  for (const [field, faults] of Object.entries(submission.error ?? {})) {
    if (faults?.length) errors[field] = faults;
  }
  if (Object.keys(errors).length === 0) errors[''] = [fault('errors.page.400.body')];
  return { ok: false, sent: sendBack(form, errors) };
}

/** What was typed with faults that only a domain call could find, in the same shape as `parseForm`'s. */
export function sendBack(form: FormData, errors: Record<string, string[]>): SendBack {
  const typed: Record<string, string[]> = {};
  for (const name of new Set(form.keys())) {
    if (/password|^once$/i.test(name)) continue;
    typed[name] = form.getAll(name).filter((value) => typeof value === 'string');
  }
  return { typed, errors };
}

/** A field's first text, if it has one. */
export function textOf(form: FormData, name: string): string | undefined {
  return form.getAll(name).find((value) => typeof value === 'string');
}

/** What goes back with a refusal of the domain: a 409 of a form with a version is a conflict over what stands there. */
export function refuseForm(
  form: FormData,
  { status, errors }: { status: 409 | 422; errors: Record<string, string[]> },
): SendBack {
  return { ...sendBack(form, errors), ...(status === 409 && { isConflict: true as const }) };
}

/** The name of the boxes by which a form leaves fields as they are now. */
const THEIRS = 'theirs';

/**
 * Puts into a form, for each field that its sender leaves as it stands now, what is stored. `stored` is read only
 * where a box is ticked. Whether it still is what the sender saw, the form's version tells.
 */
export function leaveTheirs(form: FormData, stored: () => Stored | undefined): void {
  const names = form.getAll(THEIRS).filter((name) => typeof name === 'string');
  form.delete(THEIRS);
  const now = names.length > 0 ? stored() : undefined;
  if (!now) return;
  for (const name of names) {
    form.delete(name);
    for (const value of valuesOf(now, name)) form.append(name, value);
  }
}

/**
 * The answer to a form, from what was sent to where it leads. 422 with what was typed where it is not well formed, 404
 * where `act` finds nothing to act on; what `act` refuses is answered by `refused`.
 * @param stored what stands there now, of a form that may leave fields as they are
 */
export async function answerForm<S extends z.ZodType, R extends { ok: false }, A>(
  request: Request,
  schema: S,
  act: (input: z.output<S>) => Acted | R | null,
  refused: (form: FormData, refusal: R) => A,
  stored?: () => Stored | undefined,
) {
  const form = await readForm(request);
  if (stored) leaveTheirs(form, stored);
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const done = orNotFound(act(parsed.value));
  return done.ok ? redirectDocument(done.location) : refused(form, done);
}
