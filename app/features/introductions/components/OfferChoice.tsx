import { usePaths, useT } from '~/i18n/context';
import { Choices } from '~/ui/choices';
import type { TakingUp } from '../queries/suggestions.server';

interface OfferChoiceProps {
  needId: string;
  offerId: string;
  takingUp: TakingUp;
}

/** What the reader of a need's candidates may do with one of them. */
export function OfferChoice({ needId, offerId, takingUp }: OfferChoiceProps) {
  const t = useT();
  const paths = usePaths();
  if (takingUp.as === 'coordinator') {
    if (takingUp.own.includes(offerId)) {
      return <p className="text-small text-soft">{t('introductions.choose.own')}</p>;
    }
    return takingUp.suggested.includes(offerId) ? (
      <p className="font-semibold">{t('introductions.choose.suggested')}</p>
    ) : (
      <p className="no-print">
        <a href={paths.suggest(needId, offerId)}>{t('introductions.choose.suggest')}</a>
      </p>
    );
  }
  const matchId = takingUp.live[offerId];
  return matchId ? (
    <p className="font-semibold">
      {t('introductions.choose.live')}{' '}
      <a href={paths.match(matchId)}>{t('introductions.choose.live.link')}</a>
    </p>
  ) : (
    <div className="no-print">
      <Choices
        name="offer"
        id={`offer-${offerId}`}
        type="checkbox"
        options={[{ value: offerId, label: t('introductions.choose.box') }]}
        isChosen={() => false}
      />
    </div>
  );
}
