import type { Coverage } from '~/features/agreements/queries/coverage.server';
import { useFormat, useT } from '~/i18n/context';
import type { Support } from '~/matching/vocabulary';
import { Button } from '~/ui/Button';
import { FormMarks } from '~/ui/FormMarks';
import { Notice } from '~/ui/Notice';

interface NeedCoverageProps {
  coverage: Coverage;
  /** The version of the need, for the State's own people who may mark it as met; null for anybody else. */
  mayMarkMet: { once: string; version: number } | null;
}

/** What agreements cover of a need; and, once all of it is completed, the question that only the State answers. */
export function NeedCoverage({ coverage, mayMarkMet }: NeedCoverageProps) {
  const t = useT();
  const format = useFormat();
  const { covered, open, isServed } = coverage;
  const words = (forms: readonly Support[]) =>
    format.list(forms.map((form) => t(`words.support.${form}`)));
  if (covered.length === 0) return null;
  if (isServed && mayMarkMet) {
    return (
      <Notice title={t('results.served.title')}>
        <p>{t('results.served.body')}</p>
        <form method="post" className="mt-3">
          <FormMarks {...mayMarkMet} />
          <Button variant="secondary" name="intent" value="met">
            {t('results.served.action')}
          </Button>
        </form>
      </Notice>
    );
  }
  return (
    <Notice>
      {t(open.length === 0 ? 'agreements.coverage.all' : 'agreements.coverage.some', {
        covered: words(covered),
        open: words(open),
      })}
    </Notice>
  );
}
