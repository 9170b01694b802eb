import { useLocale, usePaths } from '~/i18n/context';
import { direction } from '~/i18n/locales';
import { LabelBadge } from '~/ui/LabelBadge';
import type { NeedHead, OfferHead, Titled } from '../views';

/** A title that links to its record, marked with its language where it is not the page's. */
export function TitleLink({ href, titled: { title, language } }: { href: string; titled: Titled }) {
  const foreign = language !== useLocale();
  return (
    <a href={href} {...(foreign && { lang: language, dir: direction(language) })}>
      {title}
    </a>
  );
}

/** What a page of results is about, above its heading. */
export function HeadLine({ head }: { head: Titled & { state?: string } }) {
  const foreign = head.language !== useLocale();
  return (
    <>
      {head.state && <span>{head.state}</span>}
      <span {...(foreign && { lang: head.language, dir: direction(head.language) })}>
        {head.title}
      </span>
    </>
  );
}

export function OfferHeading({ offer }: { offer: OfferHead }) {
  const paths = usePaths();
  return (
    <>
      <h3>
        <TitleLink href={paths.offer(offer.id)} titled={offer} />
      </h3>
      <p className="text-small text-soft">{offer.provider}</p>
    </>
  );
}

export function NeedHeading({ need }: { need: NeedHead }) {
  const paths = usePaths();
  return (
    <>
      <h3>
        <TitleLink href={paths.need(need.id)} titled={need} />
      </h3>
      <p className="flex flex-wrap items-center gap-x-3 text-small text-soft">
        {need.label !== 'CLEAR' && <LabelBadge label={need.label} />}
        <span>{need.state}</span>
        <span>{need.category}</span>
      </p>
    </>
  );
}
