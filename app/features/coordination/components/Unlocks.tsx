import { useFormat, useLocale, usePaths, useT } from '~/i18n/context';
import type { Format } from '~/i18n/format';
import { direction } from '~/i18n/locales';
import type { Translate } from '~/i18n/translator';
import type { Titled, UnlockValue, UnlockView } from '../views';

/** What one change would open, most first, one sentence each, with the offers and needs it is about. */
export function Unlocks({ unlocks }: { unlocks: readonly UnlockView[] }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  return (
    <section aria-labelledby="unlocks" className="mt-12 max-w-reading">
      <h2 id="unlocks">{t('coordination.unlocks.title')}</h2>
      <p className="mt-1 mb-4 text-small text-soft">{t('coordination.unlocks.lead')}</p>
      {unlocks.length === 0 && <p>{t('coordination.unlocks.empty')}</p>}
      <ol>
        {unlocks.map((unlock, index) => (
          <li key={index} className="border-t border-line py-3">
            <p>{sentence(unlock, t, format)}</p>
            <Links
              label={t('coordination.unlocks.offers')}
              items={unlock.offers}
              total={unlock.offerCount}
              hrefOf={paths.offer}
            />
            <Links
              label={t('coordination.unlocks.needs')}
              items={unlock.needs}
              total={unlock.needCount}
              hrefOf={paths.need}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function sentence(unlock: UnlockView, t: Translate, format: Format): string {
  const { category, gate, value, offers, offerCount, needCount, stateCount } = unlock;
  return t(`coordination.unlock.${gate}`, {
    category,
    count: needCount,
    states: t('coordination.states', { count: stateCount }),
    offer:
      offerCount === 1 && offers[0]
        ? `“${offers[0].title}”`
        : t('coordination.offerNamed.many', { count: offerCount }),
    value: valueText(value, t, format),
  });
}

function valueText(value: UnlockValue, t: Translate, format: Format): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'language':
      return format.language(value.code);
    case 'mode':
      return t(`words.mode.${value.code}`);
    case 'state':
      return value.name;
    case 'condition':
      return format.list(value.codes.map((code) => t(`words.condition.${code}`)));
    case 'arrangement':
      return format.list(value.codes.map((code) => t(`words.arrangement.${code}`)));
  }
}

interface LinksProps {
  label: string;
  items: readonly Titled[];
  total: number;
  hrefOf: (id: string) => string;
}

function Links({ label, items, total, hrefOf }: LinksProps) {
  const t = useT();
  const locale = useLocale();
  const rest = total - items.length;
  return (
    <div className="mt-1 text-small">
      <span className="text-soft">{label}</span>
      <ul className="ps-4">
        {items.map(({ id, title, language }) => (
          <li key={id} className="py-0.5">
            <a
              href={hrefOf(id)}
              {...(language !== locale && { lang: language, dir: direction(language) })}
            >
              {title}
            </a>
          </li>
        ))}
        {rest > 0 && <li className="text-soft">{t('common.more', { count: rest })}</li>}
      </ul>
    </div>
  );
}
