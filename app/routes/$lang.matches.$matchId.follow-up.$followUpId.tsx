import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MatchPage } from '~/features/agreements/components/MatchPage';
import { answerFollowUp } from '~/features/results/mutations/follow-up.server';
import { findFollowUpForm } from '~/features/results/queries/forms.server';
import { type ResultSent, refusedResult } from '~/features/results/refused.server';
import { FollowUpForm, STILL_IN_USE } from '~/features/results/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { languageChoices } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { changedMeanwhile, localeOf, orNotFound, requireMember } from '~/server/answers';
import { answerForm } from '~/server/form.server';
import { formView } from '~/server/sent';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { LanguageField } from '~/ui/LanguageField';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { RadioGroup } from '~/ui/choices';
import { TextArea } from '~/ui/controls';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { matchId = '', followUpId = '' } = params;
  const form = orNotFound(findFollowUpForm({ db, actor, now, locale }, matchId, followUpId));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('results.followUpForm.title'), form.head.label),
    form,
    languages: languageChoices(locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { matchId = '', followUpId = '' } = params;
  const who = { db, actor, now, locale };
  const location = `${pathsIn(locale).match(matchId)}?done=answered`;
  return answerForm(
    request,
    FollowUpForm,
    (input) => {
      const where = { language: input.language ?? locale, location };
      return answerFollowUp(who, matchId, followUpId, input, where);
    },
    (form, refusal) => {
      if (!findFollowUpForm(who, matchId, followUpId)) throw changedMeanwhile();
      return refusedResult(form, refusal);
    },
  );
}

export default function FollowUpPage() {
  const { form, languages } = useLoaderData<typeof loader>();
  const sent: ResultSent | undefined = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const { head, once, months, indicators } = form;
  const view = formView(sent, {}, t.fault);
  const labels = {
    stillInUse: t('results.followUpForm.stillInUse'),
    note: t('results.followUpForm.note'),
    language: t('common.writtenIn'),
    confirmSensitive: t('needs.form.confirmSensitive'),
  };
  return (
    <MatchPage
      head={head}
      title={t('results.followUpForm.title')}
      lead={t('results.followUpForm.lead', { months })}
    >
      <FormErrors errors={sent?.errors} labels={labels} />
      <section className="mb-8">
        <h2 className="text-h3">{t('results.followUpForm.indicators')}</h2>
        <ul className="prose">
          {indicators.map(({ name, target }) => (
            <li key={name}>{t('results.followUpForm.indicator', { name, target })}</li>
          ))}
        </ul>
      </section>
      <form method="post" noValidate className="grid gap-6">
        <FormMarks once={once} />
        <RadioGroup
          name="stillInUse"
          label={labels.stillInUse}
          errors={view.errors('stillInUse')}
          required
          defaultValue={view.value('stillInUse')}
          options={STILL_IN_USE.map((value) => ({
            value,
            label: t(`results.followUp.${value}`),
          }))}
        />
        <TextArea
          name="note"
          label={labels.note}
          help={t('results.followUpForm.note.help')}
          errors={view.errors('note')}
          optionalText={t('common.optional')}
          defaultValue={view.value('note')}
        />
        <LanguageField
          choices={languages}
          chosen={view.value('language')}
          errors={view.errors('language')}
        />
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.value('confirmSensitive') === 'yes'}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t('results.followUpForm.submit')}</Button>
          <a href={paths.match(head.id)}>{t('common.cancel')}</a>
        </div>
      </form>
    </MatchPage>
  );
}
