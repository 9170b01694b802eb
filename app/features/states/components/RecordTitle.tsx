import { useLocale } from '~/i18n/context';
import { direction } from '~/i18n/locales';

/** A title that links to its record, marked with its language where it is not the page's. */
export function RecordTitle(props: { href: string; text: string; language: string }) {
  const { href, text, language } = props;
  const foreign = language !== useLocale();
  return (
    <a href={href} {...(foreign && { lang: language, dir: direction(language) })}>
      {text}
    </a>
  );
}
