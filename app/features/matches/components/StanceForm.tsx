import { MOST_PLACES } from '~/features/matches/places';
import { choiceField, storedChoices } from '~/features/matches/schema';
import { useT } from '~/i18n/context';
import { type SendBack, conflictOf, formView, versionOf } from '~/server/sent';
import { Button } from '~/ui/Button';
import { Conflict } from '~/ui/Conflict';
import { EmptyState } from '~/ui/EmptyState';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
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
  once: string;
  version: string;
  sent: SendBack | undefined;
  emptyTitle: string;
  /** The form as it is when it is opened. */
  href: string;
  cancelHref: string;
}

/** An order of preference, and declines, over what the other side has posted. */
export function StanceForm(props: StanceFormProps) {
  const { once, version, sent, emptyTitle, href, cancelHref } = props;
  const t = useT();
  if (props.items.length === 0) return <EmptyState title={emptyTitle} />;
  const items = inOrderOf(sent, props.items);
  const { stored } = storedChoices((name) => idAt(items, name), items);
  const view = formView(sent, stored, t.fault);
  const labels = Object.fromEntries(items.map(({ title }, index) => [choiceField(index), title]));
  const say = (_name: string, value: string) =>
    value === 'declined'
      ? t('matches.stance.declined')
      : t('matches.stance.place', { place: value });
  const places = Array.from({ length: MOST_PLACES }, (_, index) => ({
    value: String(index + 1),
    label: t('matches.stance.place', { place: index + 1 }),
  }));
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate className="grid gap-8">
        <FormMarks once={once} version={versionOf(sent, version)} />
        <Conflict
          {...{ labels, say }}
          fields={conflictOf(sent, stored, labels)}
          restartHref={href}
        />
        {items.map(({ id, title, language, of }, index) => (
          <div key={id}>
            <input type="hidden" name={`choices[${index}].id`} value={id} />
            <SelectField
              name={choiceField(index)}
              label={<Written text={title} language={language} />}
              help={of}
              options={[...places, { value: 'declined', label: t('matches.stance.declined') }]}
              empty={t('matches.stance.none')}
              defaultValue={view.value(choiceField(index))}
              errors={view.errors(choiceField(index))}
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

function idAt(items: StanceFormProps['items'], name: string): string | undefined {
  const index = /^choices\[(\d+)\]/.exec(name)?.[1];
  return items[Number(index)]?.id;
}

/** As they stood in the form that was sent: what was saved meanwhile may have changed their order. */
function inOrderOf(sent: SendBack | undefined, items: StanceFormProps['items']) {
  if (!sent) return items;
  const { ids } = storedChoices((name) => sent.typed[name]?.[0], items);
  const known = ids.flatMap((id) => items.find((item) => item.id === id) ?? []);
  return [...known, ...items.filter(({ id }) => !ids.includes(id))];
}
