import type { ReactNode } from 'react';
import { usePaths, useT } from '~/i18n/context';
import type { FormView } from '~/server/sent';
import { CheckboxGroup } from '~/ui/choices';
import { DefinitionList } from '~/ui/DefinitionList';
import { Notice } from '~/ui/Notice';
import { Written } from '~/ui/Written';
import type { IntroduceForm } from '../queries/introduce.server';
import { conditionField, opensToImplementer } from '../rules';

type Target = IntroduceForm['offers'][number];

interface TargetsProps {
  need: IntroduceForm['need'];
  offers: readonly Target[];
  view: FormView;
  /** A gate that keeps the pair apart, in words. */
  blockText: (block: Target['blocks'][number]) => ReactNode;
}

/** The chosen offers: who will read the need there, and which conditions the State has seen. */
export function Targets({ need, offers, view, blockText }: TargetsProps) {
  return (
    <ul className="grid gap-8">
      {offers.map((offer) => (
        <li key={offer.id} className="border-t border-line pt-4">
          <h3>
            <Written text={offer.title} language={offer.language} />
          </h3>
          <p className="mb-3 text-small text-soft">{offer.providerName}</p>
          {offer.state === 'possible' ? (
            <Possible {...{ need, offer, view }} />
          ) : (
            <LeftOut offer={offer} blockText={blockText} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Possible({ need, offer, view }: Pick<TargetsProps, 'need' | 'view'> & { offer: Target }) {
  const t = useT();
  const { provider, implementer, suggestion } = offer;
  const readers = ({ name, people }: Target['provider']) =>
    people === 0
      ? t('introductions.introduce.readers.none', { name })
      : t('introductions.introduce.readers', { name, count: people });
  const implementerReads = opensToImplementer(need.labelSummary);
  return (
    <div className="grid gap-4">
      <input type="hidden" name="offer" value={offer.id} />
      {suggestion && (
        <p>
          {t('introductions.introduce.suggested')} <Written {...suggestion} />
        </p>
      )}
      <DefinitionList
        items={[
          { term: t('introductions.introduce.provider'), value: readers(provider) },
          ...(implementer
            ? [
                {
                  term: t('introductions.introduce.implementer'),
                  value: (
                    <>
                      <p>{implementerReads ? readers(implementer) : implementer.name}</p>
                      <p className="text-small text-soft">
                        {t(
                          implementerReads
                            ? 'introductions.introduce.implementer.reads'
                            : 'introductions.introduce.implementer.readsNot',
                        )}
                      </p>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Conditions offer={offer} view={view} />
    </div>
  );
}

function Conditions({ offer, view }: { offer: Target; view: FormView }) {
  const t = useT();
  const { id, title, conditions, conditionsStated, conditionsNote } = offer;
  const note = conditionsNote && (
    <p className="text-small">
      {t('introductions.introduce.conditions.note', { note: conditionsNote })}
    </p>
  );
  if (conditions.length === 0) {
    return (
      <div>
        <p>
          {t(
            conditionsStated
              ? 'introductions.introduce.conditions.none'
              : 'introductions.introduce.conditions.notStated',
          )}
        </p>
        {note}
      </div>
    );
  }
  return (
    <div>
      <p className="font-semibold">{t('introductions.introduce.conditions', { title })}</p>
      <p className="text-small text-soft">{t('introductions.introduce.conditions.help')}</p>
      {note}
      {conditions.map((condition) => {
        const field = conditionField(id, condition);
        const label = t(`words.condition.${condition}`);
        const value = `${id} ${condition}`;
        return (
          <CheckboxGroup
            key={condition}
            name="seen"
            id={field}
            label={<span className="sr-only">{label}</span>}
            errors={view.errors(field)}
            required
            options={[{ value, label }]}
            defaultValues={view.values('seen')}
          />
        );
      })}
    </div>
  );
}

function LeftOut({ offer, blockText }: { offer: Target } & Pick<TargetsProps, 'blockText'>) {
  const t = useT();
  const paths = usePaths();
  const { state, matchId, blocks } = offer;
  if (state === 'possible') return null;
  return (
    <Notice kind="warning">
      <p>
        {t(`introductions.introduce.${state}`)}{' '}
        {matchId && <a href={paths.match(matchId)}>{t('introductions.introduce.live.link')}</a>}
      </p>
      {blocks.length > 0 && (
        <ul>
          {blocks.map((block) => (
            <li key={block.gate}>{blockText(block)}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
