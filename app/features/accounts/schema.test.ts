import { describe, expect, it } from 'vitest';
import { InvitationAnswer, InvitationInput, PasswordChange, SignIn } from './schema';

const faults = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a new password', () => {
  const parse = (newPassword: string, repeatPassword = newPassword) =>
    InvitationAnswer.safeParse({ newPassword, repeatPassword });

  it('has twelve characters or more, of any kind', () => {
    expect(faults(parse('elevenchars'))).toEqual([
      'newPassword: accounts.error.passwordShort?min=12',
    ]);
    expect(parse('twelve chars').success).toBe(true);
    expect(parse('密码也可以使用汉字组成啊好').success).toBe(true);
    expect(faults(parse('x'.repeat(201)))).toEqual([
      'newPassword: accounts.error.passwordLong?max=200',
    ]);
  });

  it('is typed twice alike; every fault is named at once', () => {
    expect(faults(parse('short', 'other'))).toEqual([
      'newPassword: accounts.error.passwordShort?min=12',
      'repeatPassword: accounts.error.repeat',
    ]);
    expect(faults(PasswordChange.safeParse({ once: 'a'.repeat(22) }))).toEqual([
      'currentPassword: errors.required',
      'newPassword: errors.required',
      'repeatPassword: errors.required',
    ]);
  });

  it('keeps the spaces that were typed', () => {
    expect(parse('  spaces are kept  ').data?.newPassword).toBe('  spaces are kept  ');
  });
});

describe('an e-mail address', () => {
  it('is trimmed and in lower case, at sign-in as in an invitation', () => {
    expect(SignIn.parse({ email: ' Name@Example.ORG ', password: 'p' }).email).toBe(
      'name@example.org',
    );
    const invited = { name: ' N ', email: 'A@B.example', roles: ['provider'] };
    expect(InvitationInput.parse(invited)).toEqual({
      name: 'N',
      email: 'a@b.example',
      roles: ['provider'],
    });
  });

  it.each(['', 'nobody', 'a@b', `${'a'.repeat(250)}@example.org`])('is not “%s”', (email) => {
    expect(SignIn.safeParse({ email, password: 'p' }).success).toBe(false);
  });
});
