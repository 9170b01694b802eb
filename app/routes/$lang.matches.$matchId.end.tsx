import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MatchPage } from '~/features/agreements/components/MatchPage';
import { endEarly } from '~/features/agreements/mutations/end.server';
import { findEnding } from '~/features/agreements/queries.server';
import { type TermsSent, refusedTerms } from '~/features/agreements/refused.server';
import { EndForm } from '~/features/agreements/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
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
import { Notice } from '~/ui/Notice';
import { Tick } from '~/ui/choices';
import { TextArea } from '~/ui/controls';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const found = orNotFound(findEnding({ db, actor, now, locale }, params['matchId'] ?? ''));
  const t = translatorFor(locale);
  const languages = languageChoices(locale);
  return { title: titled(t, t('agreements.end.title'), found.head.label), languages, ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['matchId'] ?? '';
  const location = `${pathsIn(locale).match(id)}?done=ended`;
  return answerForm(
    request,
    EndForm,
    (input) => {
      const where = { language: input.language ?? locale, location };
      return endEarly({ db, actor, now }, id, input, where);
    },
    (form, refusal) => {
      if (!findEnding({ db, actor, now, locale }, id)) throw changedMeanwhile();
      return refusedTerms(form, refusal, translatorFor(locale));
    },
  );
}

export default function EndPage() {
  const { head, once, version, side, support, endsOn, languages } = useLoaderData<typeof loader>();
  const sent: TermsSent | undefined = useActionData<typeof action>();
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const view = formView(sent, {}, t.fault);
  const labels = {
    reason: t('agreements.end.reason'),
    language: t('common.writtenIn'),
    confirmSensitive: t('needs.form.confirmSensitive'),
  };
  const forms = format.list(support.map((form) => t(`words.support.${form}`)));
  return (
    <MatchPage head={head} title={t('agreements.end.title')}>
      <FormErrors errors={sent?.errors} labels={labels} />
      <Notice kind="warning">
        {t('agreements.end.body', { date: format.day(endsOn), support: forms })}
      </Notice>
      <form method="post" noValidate className="grid gap-6">
        <FormMarks once={once} version={view.value('version') || version} />
        <TextArea
          name="reason"
          label={labels.reason}
          help={t('agreements.end.reason.help')}
          errors={view.errors('reason')}
          required
          defaultValue={view.value('reason')}
        />
        <LanguageField
          choices={languages}
          chosen={view.value('language')}
          errors={view.errors('language')}
        />
        {side === 'provider' ? (
          <Tick
            name="placeIsFree"
            label={t('agreements.end.placeIsFree')}
            hint={t('agreements.end.placeIsFree.help')}
            defaultChecked={view.values('placeIsFree').includes('yes')}
          />
        ) : (
          <p className="max-w-reading text-soft">{t('agreements.end.stateNote')}</p>
        )}
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.value('confirmSensitive') === 'yes'}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button variant="danger">{t('agreements.end.submit')}</Button>
          <a href={paths.match(head.id)}>{t('common.cancel')}</a>
        </div>
      </form>
    </MatchPage>
  );
}
