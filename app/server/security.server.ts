import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Headers for every answer. Scripts run by nonce only; nothing is loaded from elsewhere. */
export function securityHeaders(options: { https: boolean; development: boolean }): RequestHandler {
  const nonce = (_request: unknown, response: unknown) =>
    `'nonce-${(response as Response).locals['nonce'] as string}'`;
  return helmet({
    // With the default, `no-referrer`, browsers send `Origin: null` and every form without scripts is refused.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: options.https ? { maxAge: 31_536_000 } : false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: options.development ? ["'self'", 'ws:'] : ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        manifestSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: options.development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        ...(options.https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  });
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The one address that other sites may post to: mail programs end mails with one click (RFC 8058), by the signed
 * token in the address, without a cookie. It can do nothing else.
 */
const ONE_CLICK = /^\/[a-z]{2}\/unsubscribe\/[\w.-]+$/;

/**
 * Refuses unsafe requests that another site caused (by Sec-Fetch-Site, else by Origin against the host that
 * the request itself was sent to). Remix's own check does not cover resource routes and answers 500.
 */
export function sameOriginOnly(origin: string | undefined): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (SAFE.has(request.method)) return next();
    if (
      request.method === 'POST' &&
      ONE_CLICK.test(request.path) &&
      !request.path.endsWith('.data')
    ) {
      // What identifies a person or a page goes: the token says all, and Remix would refuse a foreign origin.
      delete request.headers.cookie;
      delete request.headers.origin;
      return next();
    }
    const site = request.get('sec-fetch-site');
    const sent = request.get('origin');
    const own = origin ?? `${request.protocol}://${request.get('host') ?? ''}`;
    const foreign = site
      ? site !== 'same-origin' && site !== 'none'
      : sent !== undefined && sent !== new URL(own).origin;
    if (!foreign) return next();
    response.status(403).type('text/plain').send('This form was sent from another site.');
  };
}
