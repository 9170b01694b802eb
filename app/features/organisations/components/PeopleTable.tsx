import type { Role } from '#db/schema/enums';
import { useFormat, useT } from '~/i18n/context';
import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { FormMarks } from '~/ui/FormMarks';
import { Table } from '~/ui/Table';
import { Tag } from '~/ui/Tag';

interface Person {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  suspendedAt: string | null;
}

/** The people of an organisation; each but the reader can be suspended, which can be taken back. */
export function PeopleTable({
  people,
  readerId,
  once,
}: {
  people: Person[];
  readerId: string;
  once: string;
}) {
  const t = useT();
  const format = useFormat();
  if (people.length === 0) return <EmptyState title={t('organisations.people.empty')} />;
  return (
    <Table
      caption={t('organisations.people')}
      captionHidden
      columns={[
        { key: 'name', header: t('organisations.people.name'), rowHeader: true },
        { key: 'email', header: t('organisations.people.email') },
        { key: 'roles', header: t('organisations.people.roles') },
        { key: 'status', header: t('organisations.status') },
        { key: 'action', header: t('organisations.people.action') },
      ]}
      rows={people.map(({ id, name, email, roles, suspendedAt }) => ({
        id,
        cells: {
          name,
          email: <span className="break-all">{email}</span>,
          roles: format.list(roles.map((role) => t(`words.role.${role}`))),
          status: suspendedAt ? (
            <Tag tone="warning">{t('organisations.people.suspended')}</Tag>
          ) : (
            t('organisations.people.active')
          ),
          action:
            id === readerId ? (
              t('organisations.people.you')
            ) : (
              <SuspendForm {...{ id, name, once }} isSuspended={suspendedAt !== null} />
            ),
        },
      }))}
    />
  );
}

function SuspendForm({
  id,
  name,
  once,
  isSuspended,
}: {
  id: string;
  name: string;
  once: string;
  isSuspended: boolean;
}) {
  const t = useT();
  return (
    <form method="post" className="-my-2.5 -ms-2">
      <FormMarks once={once} />
      <input type="hidden" name="person" value={id} />
      <Button
        variant="quiet"
        name="intent"
        value={isSuspended ? 'restore' : 'suspend'}
        aria-label={t(
          isSuspended ? 'organisations.people.restoreNamed' : 'organisations.people.suspendNamed',
          { name },
        )}
      >
        {t(isSuspended ? 'organisations.people.restore' : 'organisations.people.suspend')}
      </Button>
    </form>
  );
}
