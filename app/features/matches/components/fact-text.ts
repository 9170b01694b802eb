import { dotted } from '~/i18n/dotted';
import type { Format } from '~/i18n/format';
import type { Translate } from '~/i18n/translator';
import type { CodedFact, Fact } from '../facts';

/** What a side asked or declared, in the words of the page. */
export function factText(fact: Fact, t: Translate, format: Format): string {
  switch (fact.kind) {
    case 'not-stated':
      return t('matches.fact.notStated');
    case 'none':
      return t('matches.fact.none');
    case 'flag':
      return t(fact.yes ? 'matches.fact.yes' : 'matches.fact.no');
    case 'languages':
      return format.list(fact.codes.map(format.language));
    case 'names':
      return format.list(fact.names);
    case 'topics':
      return dotted(fact.names);
    case 'whole-category':
      return t('matches.fact.wholeCategory');
    case 'every-state':
      return t('matches.fact.everyState');
    case 'weeks':
    case 'months':
    case 'places':
      return t(`matches.fact.${fact.kind}`, { count: fact.count });
    case 'percent':
      return format.percent(fact.share);
    case 'day':
      return format.day(fact.date);
    case 'window':
      return t('matches.fact.window', { from: format.day(fact.from), to: format.day(fact.to) });
    case 'shared-days':
      return t('matches.fact.sharedDays', {
        count: fact.days,
        weeks: t('matches.fact.weeks', { count: fact.weeks }),
      });
    case 'parties': {
      const named = (party: string | null) => party ?? t('matches.fact.notStated');
      return t('matches.fact.parties', {
        funder: named(fact.funder),
        implementer: named(fact.implementer),
      });
    }
    default:
      return format.list(wordsOf(fact, t));
  }
}

function wordsOf(fact: CodedFact, t: Translate): string[] {
  switch (fact.kind) {
    case 'support':
      return fact.codes.map((code) => t(`words.support.${code}`));
    case 'mode':
      return fact.codes.map((code) => t(`words.mode.${code}`));
    case 'stage':
      return fact.codes.map((code) => t(`words.stage.${code}`));
    case 'technology':
      return fact.codes.map((code) => t(`words.technology.${code}`));
    case 'arrangement':
      return fact.codes.map((code) => t(`words.arrangement.${code}`));
    case 'condition':
      return fact.codes.map((code) => t(`words.condition.${code}`));
    case 'tied':
      return fact.codes.map((code) => t(`words.tied.${code}`));
    case 'gender':
      return fact.codes.map((code) => t(`words.gender.${code}`));
  }
}
