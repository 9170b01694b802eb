import { useLocale } from '~/i18n/context';
import { direction } from '~/i18n/locales';
import type { Written as WrittenText } from '~/i18n/written';

/** Words in the language they were written in: marked where it is not the page's. */
export function Written({ text, language }: WrittenText) {
  const locale = useLocale();
  if (language === locale) return <>{text}</>;
  return (
    <span lang={language} dir={direction(language)}>
      {text}
    </span>
  );
}
