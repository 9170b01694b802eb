import type { NeedStatus } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { type Stage, StatusTag } from '~/ui/StatusTag';

const STAGE: Record<NeedStatus, Stage> = {
  draft: 'draft',
  open: 'open',
  'in-agreement': 'half',
  met: 'full',
  withdrawn: 'ended',
  expired: 'paused',
};

export function NeedStatusTag({ status }: { status: NeedStatus }) {
  const t = useT();
  return <StatusTag stage={STAGE[status]}>{t(`words.needStatus.${status}`)}</StatusTag>;
}
