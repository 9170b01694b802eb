import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import type { RequestContext } from '~/server/context';
import { translatorFor } from '~/i18n/catalogues.server';
import { TranslateContext } from '~/i18n/context';
import { isLocale, preferredLocale } from '~/i18n/locales';
import { NonceContext } from '~/server/nonce';

const RENDER_LIMIT_MS = 10_000;

/** Renders the whole page before sending it: nothing on it is deferred, and it is measured to be faster. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, log, requestId }: RequestContext,
): Promise<Response> {
  const first = new URL(request.url).pathname.split('/')[1];
  const locale = isLocale(first) ? first : preferredLocale(request.headers.get('accept-language'));
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Language', locale);
  headers.append('Vary', 'Cookie');
  // Pages differ by who asks; a shared cache must never keep one.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');

  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <TranslateContext.Provider value={translatorFor(locale)}>
          <RemixServer
            context={remix}
            url={request.url}
            nonce={nonce}
            abortDelay={RENDER_LIMIT_MS}
          />
        </TranslateContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error) => log.error({ err: error, requestId }, 'a page could not be rendered'),
      },
    );
    setTimeout(abort, RENDER_LIMIT_MS).unref();
  });
}

/** An unexpected fault of a loader or an action: one log line, found by the code the person is shown. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: RequestContext },
): void {
  if (request.signal.aborted) return;
  context.log.error({ err: error, requestId: context.requestId }, 'a request failed');
}
