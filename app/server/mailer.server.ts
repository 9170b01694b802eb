import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Env } from './env.server';
import type { Log } from './log.server';

/** A mail in full; what carries it adds only who it is from. */
export interface Mail {
  /** Names the mail, without what a file name cannot hold. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** The same at every attempt, so that a mail server that saw it before can tell. */
  messageId: string;
  date: Date;
  headers: Record<string, string>;
}

/** Hands a mail over; rejects when it was not taken. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Neither the program's name nor files and addresses from outside go into a mail. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true };
/** Well below the time for which an attempt keeps a mail to itself. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * How mails leave: by SMTP where a server is named. A demonstration, and development, without one writes them into
 * the folder `mail` beside the database. Null for a live server without one: mails then wait.
 */
export function createMailer(env: Env, log: Log): Mailer | null {
  const from = env.MAIL_FROM ?? 'no-reply@localhost';
  if (env.SMTP_URL) return smtpMailer(env.SMTP_URL, from);
  const isTrial = env.CAPACITY_COMMONS_MODE === 'demo' || env.NODE_ENV === 'development';
  return isTrial ? folderMailer(join(dirname(env.DATABASE_PATH), 'mail'), from, log) : null;
}

export function smtpMailer(url: string, from: string): Mailer {
  const target = new URL(url);
  const transport = createTransport({
    host: target.hostname,
    port: Number(target.port) || (target.protocol === 'smtps:' ? 465 : 587),
    secure: target.protocol === 'smtps:',
    ...(target.username && {
      auth: {
        user: decodeURIComponent(target.username),
        pass: decodeURIComponent(target.password),
      },
      // A password never goes over a line that is not encrypted.
      requireTLS: target.protocol === 'smtp:',
    }),
    ...CLOSED,
    ...TIMEOUTS,
  });
  return {
    send: async ({ id: _id, ...mail }) => {
      await transport.sendMail({ ...mail, from, xMailer: false });
    },
    close: () => transport.close(),
  };
}

function folderMailer(folder: string, from: string, log: Log): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, ...CLOSED });
  return {
    send: async ({ id, ...mail }) => {
      const { message } = await transport.sendMail({ ...mail, from, xMailer: false });
      if (!Buffer.isBuffer(message)) throw new Error('the mail was not written in one piece');
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${mail.date.toISOString().replaceAll(':', '-')}-${id}.eml`);
      writeFileSync(path, message);
      log.info({ path }, 'mail written');
    },
    close: () => transport.close(),
  };
}

/** What may be kept of a failed attempt: codes, never addresses or texts. */
export function faultCodeOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const known = [code, responseCode].filter(
    (part) => typeof part === 'number' || (typeof part === 'string' && /^[A-Z0-9_]+$/.test(part)),
  );
  return known.length > 0 ? known.join(' ') : 'unknown';
}
