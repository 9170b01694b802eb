import { z } from 'zod';
import { MOST_FAULTS } from './faults';

/**
 * Lists and objects as Zod describes them, read in another way. Zod's own copy whatever they hold, and keep every
 * issue of every entry: slow for large boards, and the end of the process for millions of bad entries. These leave
 * values as they are, and hand on no more issues than a refusal names; the rest is counted.
 */

/** No list of a board needs more entries; so many still fit into memory, and into a `Set`. */
export const MOST_ENTRIES = 2_000_000;

/** What an issue may say besides Zod's own words: what was found, or how many more there are of its kind. */
interface IssueParams {
  found?: string;
  more?: number;
}

interface ListOptions {
  least?: number;
  most?: number;
  /** What is allowed where there is no list. */
  error?: string;
}

export function list<T extends z.ZodType>(
  item: T,
  { least = 0, most = MOST_ENTRIES, error = 'a list' }: ListOptions = {},
) {
  return z.custom<z.output<T>[]>(Array.isArray, { error }).check((payload) => {
    const { value, issues } = payload;
    if (value.length < least || value.length > most) {
      issues.push({ code: 'custom', message: `a list of ${least} to ${most}`, input: value });
      return;
    }
    const entries = new EntryReader(issues);
    value.forEach((entry, i) => entries.read(i, entry, item));
    entries.end();
  });
}

/** An object with any keys, and values of one shape. */
export function table<T extends z.ZodType>(item: T, error: string) {
  return z.custom<Record<string, z.output<T>>>(isObject, { error }).check((payload) => {
    const entries = new EntryReader(payload.issues);
    for (const [key, entry] of Object.entries(payload.value)) entries.read(key, entry, item);
    entries.end();
  });
}

/** An object with these keys and no others. */
export function object<T extends Record<string, z.ZodType>>(shape: T) {
  const items = new Map<string, z.ZodType>(Object.entries(shape));
  const required = [...items].filter(([, item]) => !item.safeParse(undefined).success);
  const error = 'an object';
  return z.custom<z.output<z.ZodObject<T>>>(isObject, { error }).check((payload) => {
    const value = payload.value as Record<string, unknown>;
    const entries = new EntryReader(payload.issues);
    for (const key of Object.keys(value)) entries.read(key, value[key], items.get(key) ?? UNKNOWN);
    for (const [key, item] of required) {
      if (!Object.hasOwn(value, key)) entries.read(key, undefined, item);
    }
    entries.end();
  });
}

const UNKNOWN = z.custom(() => false, {
  error: 'a key of the board format',
  params: { found: 'an unknown key' } satisfies IssueParams,
});

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Hands on the first issues of a container as they are, and how many there are beyond them as one issue more. */
class EntryReader {
  private told = 0;
  private more = 0;

  constructor(private readonly issues: z.core.$ZodRawIssue[]) {}

  read(key: PropertyKey, value: unknown, item: z.ZodType): void {
    const { issues } = item._zod.run({ value, issues: [] }, SYNCHRONOUS) as z.core.ParsePayload;
    for (const issue of issues) {
      const count = paramsOf(issue).more ?? 1;
      if (this.told < MOST_FAULTS) {
        this.told += count;
        this.issues.push({ ...issue, path: [key, ...(issue.path ?? [])] });
      } else this.more += count;
    }
  }

  end(): void {
    const { more } = this;
    if (more > 0) this.issues.push({ code: 'custom', params: { more }, input: undefined });
  }
}

const SYNCHRONOUS = { async: false } as const;

export function paramsOf(issue: z.core.$ZodRawIssue | z.core.$ZodIssue): IssueParams {
  return (issue as { params?: IssueParams }).params ?? {};
}
