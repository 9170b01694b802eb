import type { Role } from '#db/schema/enums';
import type { InvitationState } from '~/features/accounts/rules';
import { useFormat, useT } from '~/i18n/context';
import { Button } from '~/ui/Button';
import { FormMarks } from '~/ui/FormMarks';
import { Table } from '~/ui/Table';

interface Invitation {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  expiresAt: string;
  state: InvitationState;
}

/** The invitations of an organisation; an open one can be taken back. */
export function InvitationTable({
  invitations,
  once,
}: {
  invitations: Invitation[];
  once: string;
}) {
  const t = useT();
  const format = useFormat();
  if (invitations.length === 0) {
    return <p className="text-soft">{t('organisations.invitations.empty')}</p>;
  }
  return (
    <Table
      caption={t('organisations.invitations')}
      captionHidden
      columns={[
        { key: 'name', header: t('organisations.people.name'), rowHeader: true },
        { key: 'email', header: t('organisations.people.email') },
        { key: 'roles', header: t('organisations.people.roles') },
        { key: 'until', header: t('organisations.invitations.until') },
        { key: 'status', header: t('organisations.status') },
        { key: 'action', header: t('organisations.people.action') },
      ]}
      rows={invitations.map(({ id, name, email, roles, expiresAt, state }) => ({
        id,
        cells: {
          name,
          email: <span className="break-all">{email}</span>,
          roles: format.list(roles.map((role) => t(`words.role.${role}`))),
          until: format.instant(expiresAt),
          status: t(`organisations.invitation.${state}`),
          action: state === 'open' && (
            <form method="post" className="-my-2.5 -ms-2">
              <FormMarks once={once} />
              <input type="hidden" name="invitation" value={id} />
              <Button
                variant="quiet"
                name="intent"
                value="revoke"
                aria-label={t('organisations.invitation.revokeNamed', { email })}
              >
                {t('organisations.invitation.revoke')}
              </Button>
            </form>
          ),
        },
      }))}
    />
  );
}
