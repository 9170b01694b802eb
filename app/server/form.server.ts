import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { redirectDocument } from '@remix-run/node';
import { fault } from '~/i18n/fault';
import { orNotFound, unprocessable } from './answers';
import type { Acted } from './once.server';
import type { SendBack } from './sent';

/** Forms are text; a megabyte is more than the longest one could honestly need. */
const FORM_LIMIT_BYTES = 1_000_000;

export type Parsed<T> = { ok: true; value: T } | { ok: false; sent: SendBack };

/** The body of a form. Throws 400 when it is no form and 413 when it is too large. */
export async function readForm(request: Request): Promise<FormData> {
  if (Number(request.headers.get('content-length') ?? 0) > FORM_LIMIT_BYTES) {
    throw new Response(null, { status: 413 });
  }
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
}

/**
 * Holds what was sent against the one description of the form. On failure gives back everything that was
 * typed, and each fault under the name of its field; secrets are never sent back.
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
    if (/password/i.test(name)) continue;
    typed[name] = form.getAll(name).filter((value) => typeof value === 'string');
  }
  return { typed, errors };
}

/**
 * The answer to a form, from what was sent to where it leads. 422 with what was typed where it is not well formed, 404
 * where `act` finds nothing to act on; what `act` refuses is answered by `refused`.
 */
export async function answerForm<S extends z.ZodType, R extends { ok: false }, A>(
  request: Request,
  schema: S,
  act: (input: z.output<S>) => Acted | R | null,
  refused: (form: FormData, refusal: R) => A,
) {
  const form = await readForm(request);
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const done = orNotFound(act(parsed.value));
  return done.ok ? redirectDocument(done.location) : refused(form, done);
}
