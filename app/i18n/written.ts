/** Words, and the language that they are in. */
export interface Written {
  text: string;
  language: string;
}

/** A text in the language of the page where it has been translated, else as it was written. */
export function textIn(
  locale: string,
  { text, language, texts }: Written & { texts: Partial<Record<string, string>> },
): Written {
  const translated = language === locale ? undefined : texts[locale];
  return translated ? { text: translated, language: locale } : { text, language };
}
