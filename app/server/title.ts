import type { Translate } from '~/i18n/translator';

/** The title of a window or tab. A label other than CLEAR travels in it. */
export function titled(t: Translate, title: string, label?: string): string {
  const marked = label && label !== 'CLEAR' ? `TLP:${label} · ${title}` : title;
  return `${marked} · ${t('common.brand')}`;
}
