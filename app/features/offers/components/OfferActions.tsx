import type { OfferSummary } from '~/features/offers/views.server';
import { usePaths, useT } from '~/i18n/context';
import { Button, ButtonLink } from '~/ui/Button';
import { FormMarks } from '~/ui/FormMarks';

/** What its own organisation may do with the offer: what changes at once is a form, the rest a page of its own. */
export function OfferActions({ offer, once }: { offer: OfferSummary; once: string }) {
  const t = useT();
  const paths = usePaths();
  const { id, version, actions } = offer;
  if (actions.length === 0) return null;
  const may = (action: OfferSummary['actions'][number]) => actions.includes(action);
  return (
    <>
      {(['confirm', 'resume', 'pause'] as const).filter(may).map((action) => (
        <form key={action} method="post">
          <FormMarks once={once} version={version} />
          <Button
            name="intent"
            value={action}
            variant={action === 'pause' ? 'secondary' : 'primary'}
          >
            {t(`offers.action.${action}`)}
          </Button>
        </form>
      ))}
      {may('pause') && (
        <ButtonLink href={paths.demand(id)} variant="secondary">
          {t('offers.action.demand')}
        </ButtonLink>
      )}
      {may('edit') && (
        <ButtonLink href={paths.editOffer(id)} variant="secondary">
          {t('offers.action.edit')}
        </ButtonLink>
      )}
      {may('close') && (
        <ButtonLink href={paths.closeOffer(id)} variant="danger">
          {t('offers.action.close')}
        </ButtonLink>
      )}
      {may('delete') && (
        <ButtonLink href={paths.deleteOffer(id)} variant="danger">
          {t('offers.action.delete')}
        </ButtonLink>
      )}
    </>
  );
}
