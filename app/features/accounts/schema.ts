import { z } from 'zod';
import { ROLES } from '#db/schema/enums';
import { fault } from '~/i18n/fault';
import { once } from '~/server/fields';

const required = { error: fault('errors.required') };
const email = z
  .string(required)
  .trim()
  .toLowerCase()
  .max(254, { error: fault('errors.notAnEmail') })
  .pipe(z.email({ error: fault('errors.notAnEmail') }));

export const PASSWORD_LEAST = 12;
/** argon2 reads any length; a limit keeps a sign-in from costing a megabyte of hashing. */
const PASSWORD_MOST = 200;

const newPassword = z
  .string(required)
  .min(PASSWORD_LEAST, { error: fault('accounts.error.passwordShort', { min: PASSWORD_LEAST }) })
  .max(PASSWORD_MOST, { error: fault('accounts.error.passwordLong', { max: PASSWORD_MOST }) });

export const SignIn = z.object({
  email,
  password: z.string(required).max(PASSWORD_MOST, { error: fault('accounts.error.unknown') }),
});

export const PasswordChange = z
  .object({
    once,
    currentPassword: z.string(required),
    newPassword,
    repeatPassword: z.string(required),
  })
  .refine(({ newPassword: chosen, repeatPassword }) => chosen === repeatPassword, {
    path: ['repeatPassword'],
    error: fault('accounts.error.repeat'),
    // Said together with every other fault, not after them.
    when: () => true,
  });

export const InvitationAnswer = z
  .object({ newPassword, repeatPassword: z.string(required) })
  .refine(({ newPassword: chosen, repeatPassword }) => chosen === repeatPassword, {
    path: ['repeatPassword'],
    error: fault('accounts.error.repeat'),
    // Said together with every other fault, not after them.
    when: () => true,
  });

/** The name of a person or an organisation. */
export const nameText = z
  .string(required)
  .trim()
  .min(1, required)
  .max(200, {
    error: ({ input }) =>
      fault('errors.tooLong', { max: 200, found: typeof input === 'string' ? input.length : 0 }),
  });

export const InvitationInput = z.object({
  name: nameText,
  email,
  roles: z
    .array(z.enum(ROLES, { error: fault('errors.choose') }), {
      error: fault('errors.chooseAtLeastOne'),
    })
    .min(1, { error: fault('errors.chooseAtLeastOne') }),
});
export type InvitationInput = z.output<typeof InvitationInput>;
