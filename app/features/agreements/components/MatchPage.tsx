import type { ReactNode } from 'react';
import type { MatchHead } from '~/features/agreements/queries/match.server';
import { usePaths, useT } from '~/i18n/context';
import { BackLink } from '~/ui/BackLink';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

interface MatchPageProps {
  head: MatchHead;
  title: string;
  lead?: string;
  width?: 'reading' | 'wide';
  children: ReactNode;
}

/** A page of its own for one step of a match: under the need's label, between its two parties. */
export function MatchPage({ head, title, lead, width = 'reading', children }: MatchPageProps) {
  const t = useT();
  const paths = usePaths();
  const { id, state, provider, need, label, provenance } = head;
  return (
    <Page
      back={<BackLink href={paths.match(id)}>{t('agreements.back')}</BackLink>}
      label={<LabelBadge label={label} />}
      eyebrow={
        <>
          <span>{t('agreements.form.eyebrow', { state, provider })}</span>
          <Written {...need} />
        </>
      }
      title={title}
      lead={lead}
      width={width}
    >
      <ProvenanceNotice provenance={provenance} />
      {children}
    </Page>
  );
}
