import pino from 'pino';

export type Log = pino.Logger;

/** One JSON line an event. Cookies, passwords and tokens never reach it. */
export function createLog(level: string): Log {
  return pino({
    level,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'password', 'token', '*.password'],
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
