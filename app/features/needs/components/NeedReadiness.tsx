import type { Readiness } from '~/features/needs/rules';
import { useFormat, useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import { Disclosure } from '~/ui/Disclosure';
import { Table } from '~/ui/Table';

interface NeedReadinessProps {
  readiness: Readiness;
  principles: Record<PrincipleId, string>;
}

/** Which principles the matcher can check, and what to add for the others. For the State's own eyes. */
export function NeedReadiness({ readiness, principles }: NeedReadinessProps) {
  const t = useT();
  const format = useFormat();
  const isComplete = readiness.principles.every(({ missing }) => missing.length === 0);
  return (
    <div className="mt-6">
      <h3>{t('needs.ready.title', { ready: readiness.ready })}</h3>
      <p className="max-w-reading text-small text-soft">{t('needs.ready.body')}</p>
      {isComplete || (
        <Disclosure summary={t('needs.ready.missing')}>
          <Table
            caption={t('needs.ready.missing')}
            captionHidden
            columns={[
              { key: 'principle', header: t('needs.ready.principle'), rowHeader: true },
              { key: 'missing', header: t('needs.ready.missing') },
            ]}
            rows={readiness.principles.map(({ id, missing }) => ({
              id,
              cells: {
                principle: t('needs.view.principle', { id, name: principles[id] }),
                missing:
                  missing.length === 0
                    ? t('needs.ready.done')
                    : format.list(missing.map((field) => t(`needs.form.${field}`))),
              },
            }))}
          />
        </Disclosure>
      )}
    </div>
  );
}
