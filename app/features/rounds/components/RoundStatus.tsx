import type { RoundStatus as Status } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { type Stage, StatusTag } from '~/ui/StatusTag';

const STAGES: Record<Status, Stage> = {
  draft: 'draft',
  running: 'half',
  done: 'open',
  failed: 'ended',
  cancelled: 'ended',
  published: 'full',
};

export function RoundStatus({ status }: { status: Status }) {
  const t = useT();
  return <StatusTag stage={STAGES[status]}>{t(`rounds.status.${status}`)}</StatusTag>;
}
