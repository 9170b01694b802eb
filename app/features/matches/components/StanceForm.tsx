import { MOST_PLACES } from '~/features/matches/places';
import { useT } from '~/i18n/context';
import { type SendBack, formView } from '~/server/sent';
import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { FormErrors } from '~/ui/FormErrors';
import { Written } from '~/ui/Written';
import { SelectField } from '~/ui/controls';

interface StanceFormProps {
  items: readonly {
    id: string;
    title: string;
    language: string;
    /** Whose it is: the provider of an offer, the State of a need. */
    of: string;
    choice: string;
  }[];
  sent: SendBack | undefined;
  emptyTitle: string;
  cancelHref: string;
}

/** An order of preference, and declines, over what the other side has posted. */
export function StanceForm({ items, sent, emptyTitle, cancelHref }: StanceFormProps) {
  const t = useT();
  if (items.length === 0) return <EmptyState title={emptyTitle} />;
  const nameOf = (index: number) => `choices[${index}].choice`;
  const stored = Object.fromEntries(items.map(({ choice }, index) => [nameOf(index), choice]));
  const view = formView(sent, stored, t.fault);
  const labels = Object.fromEntries(items.map(({ title }, index) => [nameOf(index), title]));
  const places = Array.from({ length: MOST_PLACES }, (_, index) => ({
    value: String(index + 1),
    label: t('matches.stance.place', { place: index + 1 }),
  }));
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate className="grid gap-8">
        {items.map(({ id, title, language, of }, index) => (
          <div key={id}>
            <input type="hidden" name={`choices[${index}].id`} value={id} />
            <SelectField
              name={nameOf(index)}
              label={<Written text={title} language={language} />}
              help={of}
              options={[...places, { value: 'declined', label: t('matches.stance.declined') }]}
              empty={t('matches.stance.none')}
              defaultValue={view.value(nameOf(index))}
              errors={view.errors(nameOf(index))}
            />
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t('matches.stance.save')}</Button>
          <a href={cancelHref}>{t('common.cancel')}</a>
        </div>
      </form>
    </>
  );
}
