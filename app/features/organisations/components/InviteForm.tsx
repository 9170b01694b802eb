import type { Role } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { type SendBack, formView } from '~/server/sent';
import { Button } from '~/ui/Button';
import { FormMarks } from '~/ui/FormMarks';
import { CheckboxGroup } from '~/ui/choices';
import { TextField } from '~/ui/controls';

interface InviteFormProps {
  sent: SendBack | null | undefined;
  /** What people of this kind of organisation may be. */
  roles: Role[];
  labels: { name: string; email: string; roles: string };
  once: string;
}

export function InviteForm({ sent, roles, labels, once }: InviteFormProps) {
  const t = useT();
  const view = formView(sent, {}, t.fault);
  return (
    <form method="post" noValidate className="grid gap-6">
      <FormMarks once={once} />
      <TextField
        name="name"
        label={labels.name}
        defaultValue={view.value('name')}
        errors={view.errors('name')}
        required
      />
      <TextField
        name="email"
        type="email"
        label={labels.email}
        defaultValue={view.value('email')}
        errors={view.errors('email')}
        required
      />
      <CheckboxGroup
        name="roles"
        label={labels.roles}
        options={roles.map((value) => ({ value, label: t(`words.role.${value}`) }))}
        defaultValues={view.values('roles')}
        errors={view.errors('roles')}
        required
      />
      <div>
        <Button name="intent" value="invite">
          {t('organisations.invite.submit')}
        </Button>
      </div>
    </form>
  );
}
