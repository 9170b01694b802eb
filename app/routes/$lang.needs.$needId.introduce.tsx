import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { IntroduceForm } from '~/features/introductions/components/IntroduceForm';
import { introduce } from '~/features/introductions/mutations/introduce.server';
import { findIntroduceForm } from '~/features/introductions/queries/introduce.server';
import { refusedMatch } from '~/features/introductions/refused.server';
import { opensTo } from '~/features/introductions/rules';
import { IntroduceInput, offersAsked } from '~/features/introductions/schema';
import { BlockLine, isTold } from '~/features/matches/components/NearMisses';
import { principleNames } from '~/features/needs/choices.server';
import { NeedDetailsFacts, NeedFacts } from '~/features/needs/components/NeedFacts';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { languageChoices } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { answerForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const who = { db, actor, now, locale };
  const asked = offersAsked(new URL(request.url).searchParams);
  const form = orNotFound(findIntroduceForm(who, params['needId'] ?? '', asked));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('introductions.introduce.title'), form.need.label),
    form,
    principles: principleNames(locale),
    once: newOnce(),
    languages: languageChoices(locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const location = `${pathsIn(locale).matches}?done=sent`;
  const who = { db, actor, now, locale };
  return answerForm(
    request,
    IntroduceInput,
    (input) => introduce(who, params['needId'] ?? '', input, location),
    refusedMatch,
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type PreviewProps = { need: Loaded['form']['need'] } & Pick<Loaded, 'principles'>;

export default function IntroducePage() {
  const { form, principles, once, languages } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const { need, offers } = form;
  const back = paths.candidates(need.id);
  return (
    <Page
      title={t('introductions.introduce.title')}
      lead={t('introductions.introduce.lead')}
      eyebrow={<Written {...need.title} />}
      label={<LabelBadge label={need.label} />}
      back={<BackLink href={back}>{t('introductions.introduce.back')}</BackLink>}
    >
      <ProvenanceNotice provenance={need.provenance} />
      {form.isOnBoard ? (
        offers.length === 0 ? (
          <EmptyState
            title={t('introductions.introduce.none.title')}
            actions={<ButtonLink href={back}>{t('introductions.introduce.none.link')}</ButtonLink>}
          >
            {t('introductions.introduce.none')}
          </EmptyState>
        ) : (
          <IntroduceForm
            {...{ form, once, sent, languages }}
            cancelHref={back}
            blockText={(block) => {
              const { gate } = block;
              return isTold(gate) ? (
                <BlockLine block={block} />
              ) : (
                t(`introductions.introduce.blocked.${gate}`)
              );
            }}
          >
            <Preview need={need} principles={principles} />
          </IntroduceForm>
        )
      ) : (
        <EmptyState
          title={t('introductions.introduce.offBoard.title')}
          actions={
            <ButtonLink href={paths.need(need.id)}>{t('matches.candidates.back')}</ButtonLink>
          }
        >
          {t('introductions.introduce.offBoard', {
            status: t(`words.needStatus.${need.status}`),
          })}
        </EmptyState>
      )}
    </Page>
  );
}

/** The need by the moments in which its parts open to the provider. */
function Preview({ need, principles }: PreviewProps) {
  const t = useT();
  const later = opensTo(need.details.labelDetails) === 'accepted';
  const hidden = opensTo(need.labelSummary) === 'accepted';
  const title = (
    <p className="mb-6 text-lead font-semibold">
      <Written {...need.title} />
    </p>
  );
  return (
    <div className="grid gap-10">
      {hidden ? (
        <p>{t('introductions.introduce.show.nothing')}</p>
      ) : (
        <section className="border-s-4 border-line ps-5">
          <p className="mb-3 font-semibold text-soft">
            {t(later ? 'introductions.introduce.show.now' : 'introductions.introduce.show.all')}
          </p>
          {title}
          <NeedFacts need={later ? { ...need, details: null } : need} principles={principles} />
        </section>
      )}
      {later && (
        <section className="border-s-4 border-line ps-5">
          <p className="mb-3 font-semibold text-soft">
            {t('introductions.introduce.show.accepted')}
          </p>
          {hidden ? (
            <>
              {title}
              <NeedFacts need={need} principles={principles} />
            </>
          ) : (
            <NeedDetailsFacts need={need} principles={principles} />
          )}
        </section>
      )}
    </div>
  );
}
