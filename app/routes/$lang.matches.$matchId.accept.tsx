import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Difference } from '~/features/agreements/components/Difference';
import { MatchPage } from '~/features/agreements/components/MatchPage';
import { TermsSheet } from '~/features/agreements/components/TermsSheet';
import { acceptTerms } from '~/features/agreements/mutations/accept.server';
import { findAcceptance } from '~/features/agreements/queries.server';
import { type TermsSent, refusedTerms } from '~/features/agreements/refused.server';
import { AcceptForm } from '~/features/agreements/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { changedMeanwhile, localeOf, orNotFound, requireMember } from '~/server/answers';
import { answerForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { FormSection } from '~/ui/FormSection';
import { Notice } from '~/ui/Notice';
import { CheckboxGroup } from '~/ui/choices';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const found = orNotFound(findAcceptance({ db, actor, now, locale }, params['matchId'] ?? ''));
  const t = translatorFor(locale);
  const { number } = found.version;
  return { title: titled(t, t('agreements.accept.title', { number }), found.head.label), ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['matchId'] ?? '';
  const location = `${pathsIn(locale).match(id)}?done=terms-accepted`;
  return answerForm(
    request,
    AcceptForm,
    (input) => acceptTerms({ db, actor, now }, id, input, location),
    (form, refusal) => {
      // Nothing waits for an answer any more: there is no page to show the refusal on.
      if (!findAcceptance({ db, actor, now, locale }, id)) throw changedMeanwhile();
      return refusedTerms(form, refusal, translatorFor(locale));
    },
  );
}

export default function AcceptPage() {
  const found = useLoaderData<typeof loader>();
  const sent: TermsSent | undefined = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const { head, once, parties, version, isChange, conditions } = found;
  const { number, difference, language } = version;
  return (
    <MatchPage
      head={head}
      title={t('agreements.accept.title', { number })}
      lead={t('agreements.accept.lead')}
      width="wide"
    >
      <FormErrors
        errors={sent?.errors}
        labels={{ conditions: t('agreements.accept.conditions') }}
      />
      <div className="grid gap-12">
        <TermsSheet {...version} parties={parties} />
        {difference && difference.length > 0 && (
          <FormSection title={t('agreements.difference.title')}>
            <Difference
              changes={difference}
              parties={parties}
              language={language}
              caption={t('agreements.difference.caption', { number, before: number - 1 })}
              headers={{
                before: t('agreements.version', { number: number - 1 }),
                after: t('agreements.version', { number }),
              }}
            />
          </FormSection>
        )}
        <form method="post" noValidate className="grid gap-6 border-t-2 border-ink pt-5">
          <FormMarks once={once} />
          <input type="hidden" name="number" value={number} />
          {conditions.length > 0 && (
            <CheckboxGroup
              name="conditions"
              label={t('agreements.accept.conditions')}
              help={t('agreements.accept.conditions.help')}
              errors={sent?.errors['conditions']?.map(t.fault)}
              required
              defaultValues={sent?.typed['conditions'] ?? []}
              options={conditions.map((value) => ({
                value,
                label: t(`words.condition.${value}`),
              }))}
            />
          )}
          <Notice>{t(isChange ? 'agreements.accept.changes' : 'agreements.accept.begins')}</Notice>
          <div className="flex flex-wrap items-center gap-4">
            <Button>{t('agreements.accept.submit', { number })}</Button>
            <a href={paths.matchTerms(head.id)}>{t('agreements.accept.answer')}</a>
            <a href={paths.match(head.id)}>{t('common.cancel')}</a>
          </div>
        </form>
      </div>
    </MatchPage>
  );
}
