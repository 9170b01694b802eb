import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { setPreferences } from '~/features/matches/mutations.server';
import { findPreferences } from '~/features/matches/queries/preferences.server';
import { MOST_PREFERENCES, PreferencesInput } from '~/features/matches/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { formView } from '~/server/sent';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { FormErrors } from '~/ui/FormErrors';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { Written } from '~/ui/Written';
import { SelectField } from '~/ui/controls';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const actor = requireMember(context.actor, request, locale);
  const found = orNotFound(findPreferences({ db, actor, now, locale }, params['needId'] ?? ''));
  return { title: titled(t, t('matches.preferences.title'), found.need.label), ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const needId = params['needId'] ?? '';
  const parsed = parseForm(await readForm(request), PreferencesInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  orNotFound(setPreferences({ db, actor, now }, needId, parsed.value));
  return redirect(pathsIn(locale).candidates(needId));
}

export default function PreferencesPage() {
  const { need, offers } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const nameOf = (index: number) => `choices[${index}].choice`;
  const stored = Object.fromEntries(offers.map(({ choice }, index) => [nameOf(index), choice]));
  const view = formView(sent, stored, t.fault);
  const labels = Object.fromEntries(offers.map(({ title }, index) => [nameOf(index), title]));
  const places = Array.from({ length: MOST_PREFERENCES }, (_, index) => ({
    value: String(index + 1),
    label: t('matches.preferences.place', { place: index + 1 }),
  }));
  return (
    <Page
      title={t('matches.preferences.title')}
      lead={t('matches.preferences.lead')}
      eyebrow={<Written text={need.title} language={need.language} />}
      label={<LabelBadge label={need.label} />}
      back={<BackLink href={paths.candidates(need.id)}>{t('matches.preferences.back')}</BackLink>}
      width="reading"
    >
      {offers.length === 0 ? (
        <EmptyState title={t('matches.preferences.empty')} />
      ) : (
        <>
          <FormErrors errors={sent?.errors} labels={labels} />
          <form method="post" noValidate className="grid gap-8">
            {offers.map(({ id, title, language, provider }, index) => (
              <div key={id}>
                <input type="hidden" name={`choices[${index}].offer`} value={id} />
                <SelectField
                  name={nameOf(index)}
                  label={<Written text={title} language={language} />}
                  help={t('matches.preferences.by', { provider })}
                  options={[
                    ...places,
                    { value: 'declined', label: t('matches.preferences.declined') },
                  ]}
                  empty={t('matches.preferences.none')}
                  defaultValue={view.value(nameOf(index))}
                  errors={view.errors(nameOf(index))}
                />
              </div>
            ))}
            <div className="flex flex-wrap items-center gap-4">
              <Button>{t('matches.preferences.save')}</Button>
              <a href={paths.candidates(need.id)}>{t('common.cancel')}</a>
            </div>
          </form>
        </>
      )}
    </Page>
  );
}
