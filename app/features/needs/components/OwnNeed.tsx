import type { NeedAction } from '~/features/needs/rules';
import type { NeedOwn, NeedSummary } from '~/features/needs/views.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import { Button, ButtonLink } from '~/ui/Button';
import { Disclosure } from '~/ui/Disclosure';
import { FormMarks } from '~/ui/FormMarks';
import { Notice } from '~/ui/Notice';
import { NeedReadiness } from './NeedReadiness';

interface OwnNeedProps {
  need: Pick<NeedSummary, 'id' | 'status'>;
  own: NeedOwn;
  once: string;
  principles: Record<PrincipleId, string>;
}

/** What the State itself may do with its need; nobody else is shown any of it. */
export function OwnNeed({ need: { id, status }, own, once, principles }: OwnNeedProps) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const may = (action: NeedAction) => own.may.includes(action);
  return (
    <section className="no-print mb-10 border-y border-line bg-sunken px-4 py-5">
      <h2>{t('needs.own.title')}</h2>
      <div className="mt-3">
        {status === 'draft' && <p>{t('needs.own.draft')}</p>}
        {status === 'expired' && <Notice kind="warning">{t('needs.own.expired')}</Notice>}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        {may('edit') && (
          <ButtonLink href={paths.editNeed(id)} variant={may('open') ? 'primary' : 'secondary'}>
            {t(may('open') ? 'needs.own.finish' : 'needs.own.edit')}
          </ButtonLink>
        )}
        {status === 'open' && (
          <ButtonLink href={paths.candidates(id)}>{t('needs.own.candidates')}</ButtonLink>
        )}
        {may('withdraw') && (
          <ButtonLink href={paths.withdrawNeed(id)} variant="danger">
            {t('needs.own.withdraw')}
          </ButtonLink>
        )}
        {may('delete') && (
          <ButtonLink href={paths.deleteNeed(id)} variant="danger">
            {t('needs.own.delete')}
          </ButtonLink>
        )}
      </div>
      {may('review') && (
        <form method="post" className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <FormMarks once={once} version={own.version} />
          <Button variant="secondary" name="intent" value="review">
            {t('needs.own.review')}
          </Button>
          {own.reviewOn && (
            <span className="max-w-reading text-small text-soft">
              {t('needs.own.reviewHelp', { date: format.day(own.reviewOn) })}
            </span>
          )}
        </form>
      )}
      {may('met') && (
        <div className="mt-4">
          <Disclosure summary={t('needs.own.metSummary')}>
            <form method="post" className="grid justify-items-start gap-3">
              <p className="max-w-reading">{t('needs.own.metHelp')}</p>
              <FormMarks once={once} version={own.version} />
              <Button variant="secondary" name="intent" value="met">
                {t('needs.own.met')}
              </Button>
            </form>
          </Disclosure>
        </div>
      )}
      <NeedReadiness readiness={own.readiness} principles={principles} />
    </section>
  );
}
