import type { IntroductionStatus } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { type Stage, StatusTag } from '~/ui/StatusTag';

const STAGE: Record<IntroductionStatus, Stage> = {
  introduced: 'open',
  accepted: 'half',
  agreed: 'half',
  completed: 'full',
  declined: 'ended',
  withdrawn: 'ended',
  'ended-early': 'ended',
};

export function MatchStatusTag({ status }: { status: IntroductionStatus }) {
  const t = useT();
  return <StatusTag stage={STAGE[status]}>{t(`introductions.status.${status}`)}</StatusTag>;
}
