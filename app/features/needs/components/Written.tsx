import type { SpokenText } from '~/features/needs/rules';
import { useLocale } from '~/i18n/context';
import { direction } from '~/i18n/locales';

/** Words in the language they were written in: marked where it is not the page's. */
export function Written({ text, language }: SpokenText) {
  const locale = useLocale();
  if (language === locale) return <>{text}</>;
  return (
    <span lang={language} dir={direction(language)}>
      {text}
    </span>
  );
}
