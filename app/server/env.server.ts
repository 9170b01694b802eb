import { z } from 'zod';

const shared = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'not an address as in smtps://user:password@host:465' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/[^\s<>@]+@[^\s<>@]+>?$/, { error: 'not an address as in Name <name@example.org>' })
    .optional(),
  // How often due work is looked for; 0 is never, in this process.
  SCHEDULER_SECONDS: z.coerce.number().int().min(0).max(3600).default(60),
};

/** Mail servers refuse mails from nobody. */
const withSender = (env: { SMTP_URL?: string | undefined; MAIL_FROM?: string | undefined }) =>
  env.SMTP_URL === undefined || env.MAIL_FROM !== undefined;
const SENDER_MISSING = { path: ['MAIL_FROM'], error: 'needed with SMTP_URL' };

const Demo = z
  .object({
    ...shared,
    CAPACITY_COMMONS_MODE: z.literal('demo'),
    DATABASE_PATH: z.string().min(1).default('data/demo.sqlite'),
    ORIGIN: z.url().optional(),
    // Links in a demonstration protect nothing, so it may start with nothing configured.
    TOKEN_SECRET: z.string().min(32).default('demonstration-only-not-a-secret!'),
  })
  .refine(withSender, SENDER_MISSING);

const Live = z
  .object({
    ...shared,
    CAPACITY_COMMONS_MODE: z.literal('live').default('live'),
    DATABASE_PATH: z.string().min(1),
    ORIGIN: z.url(),
    TOKEN_SECRET: z.string().min(32),
  })
  .refine(withSender, SENDER_MISSING);

export type Env = z.infer<typeof Demo> | z.infer<typeof Live>;

/**
 * Reads the environment once, at start. Throws one error that names every variable at fault; its values
 * are not repeated, because some are secrets.
 */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const schema = source['CAPACITY_COMMONS_MODE'] === 'demo' ? Demo : Live;
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return source[name] === undefined ? `${name} is missing` : `${name}: ${issue.message}`;
  });
  throw new Error(`The environment is not complete (see .env.example):\n  ${faults.join('\n  ')}`);
}
