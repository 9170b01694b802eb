import type { TermsView, VersionView } from '~/features/agreements/queries.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { ButtonLink } from '~/ui/Button';
import { Disclosure } from '~/ui/Disclosure';
import { FormSection } from '~/ui/FormSection';
import { Notice } from '~/ui/Notice';
import { Difference } from './Difference';
import { TermsSheet } from './TermsSheet';
import { Words } from './Words';

/** The terms on the page of a match: what waits, what is in force, and how it came about. */
export function TermsSection({ terms }: { terms: TermsView }) {
  const t = useT();
  const paths = usePaths();
  const { matchId, parties, may, isAgreed, inForce, waiting, versions, ended } = terms;
  return (
    <FormSection title={t('agreements.section.title')}>
      {ended && <Ended ended={ended} />}
      {versions.length === 0 && <p className="max-w-reading">{t('agreements.section.none')}</p>}
      {waiting && <Waiting waiting={waiting} terms={terms} />}
      {inForce && (
        <div>
          <h3 className="mb-3">
            {t(`agreements.section.${isAgreed ? 'inForce' : 'agreed'}`, { number: inForce.number })}
          </h3>
          <TermsSheet {...inForce} parties={parties} />
        </div>
      )}
      <div className="no-print flex flex-wrap items-center gap-4">
        {may.accept && waiting && (
          <ButtonLink href={paths.acceptTerms(matchId)}>{t('agreements.action.accept')}</ButtonLink>
        )}
        {may.propose && (
          <ButtonLink
            href={paths.matchTerms(matchId)}
            variant={versions.length === 0 ? 'primary' : 'secondary'}
          >
            {t(actionOf(terms))}
          </ButtonLink>
        )}
      </div>
      {versions.length > 0 && <Versions {...terms} />}
    </FormSection>
  );
}

function actionOf({ versions, waiting, isAgreed }: TermsView) {
  if (versions.length === 0) return 'agreements.action.propose';
  if (waiting) return waiting.isOwn ? 'agreements.action.amend' : 'agreements.action.answer';
  return isAgreed ? 'agreements.action.change' : 'agreements.action.propose';
}

function Ended({ ended }: { ended: NonNullable<TermsView['ended']> }) {
  const t = useT();
  const format = useFormat();
  const date = format.day(ended.at.slice(0, 10));
  return (
    <Notice kind="warning" title={t('agreements.ended.title', { by: ended.by, date })}>
      <p>
        <Words {...ended.reason} />
      </p>
    </Notice>
  );
}

function Waiting({ waiting, terms }: { waiting: VersionView; terms: TermsView }) {
  const t = useT();
  const format = useFormat();
  const { parties, inForce, isAgreed } = terms;
  const { number, by, isOwn, proposedAt, note, language } = waiting;
  const date = format.day(proposedAt.slice(0, 10));
  return (
    <div className="grid gap-4">
      <Notice title={t('agreements.waiting.title', { by, number, date })}>
        <p>{t(isOwn ? 'agreements.waiting.own' : 'agreements.waiting.other')}</p>
        {isAgreed && inForce && (
          <p>{t('agreements.waiting.inForce', { number: inForce.number })}</p>
        )}
      </Notice>
      {note && <Note by={by} note={note} language={language} />}
      <TermsSheet {...waiting} parties={parties} />
    </div>
  );
}

function Note({ by, note, language }: Pick<VersionView, 'by' | 'note' | 'language'>) {
  const t = useT();
  return (
    <div className="max-w-reading">
      <p className="text-small text-soft">{t('agreements.note.by', { by })}</p>
      <blockquote className="border-s-4 border-line ps-4">
        <Words text={note} language={language} />
      </blockquote>
    </div>
  );
}

/** Every version that was proposed, each with what it changed; none is ever lost. */
function Versions({
  versions,
  parties,
  isAgreed,
}: Pick<TermsView, 'versions' | 'parties' | 'isAgreed'>) {
  const t = useT();
  const format = useFormat();
  return (
    <section>
      <h3 className="mb-2">{t('agreements.versions.title')}</h3>
      {versions.map((version) => {
        const { number, by, isOwn, status, proposedAt, note, language, difference } = version;
        const summary = t('agreements.versions.summary', {
          number,
          by,
          date: format.day(proposedAt.slice(0, 10)),
          status: t(`agreements.status.${status === 'accepted' && !isAgreed ? 'agreed' : status}`),
        });
        return (
          <Disclosure
            key={number}
            summary={summary}
            open={status === 'proposed' && !isOwn && difference !== null}
          >
            <div className="grid gap-6">
              {note && <Note by={by} note={note} language={language} />}
              {difference ? (
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
              ) : null}
              {status === 'superseded' && <TermsSheet {...version} parties={parties} />}
            </div>
          </Disclosure>
        );
      })}
    </section>
  );
}
