import { useEffect, useRef, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DoorHit } from '#shared/contract/door.ts';
import type { Output } from '#shared/contract/index.ts';
import { Kbd } from '../../ui/index.ts';
import { walkInChoice, type Choice } from './choices.ts';
import { HitLine } from './HitLine.tsx';
import { optionProps } from './optionProps.ts';
import styles from './Hits.module.css';

interface HitsProps {
  readonly id: string;
  readonly found: Output<'door.search'>;
  /** What was typed. */
  readonly text: string;
  readonly active: Choice | undefined;
  readonly optionId: (choice: Choice) => string;
  readonly onChoose: (choice: Choice) => void;
  /** The answer belongs to the typed text. */
  readonly isFresh: boolean;
}

/** The three tiers under the search field, as one list to choose from. */
export const Hits = (props: HitsProps) => {
  const { t } = useTranslation('door');
  const { found, active } = props;
  const activeId = active === undefined ? undefined : props.optionId(active);
  useShown(activeId);
  const hint = (
    <span className={styles.hint} aria-hidden>
      ↑↓ {t('chooseHint')}
    </span>
  );
  const hasGuests = found.guests.length > 0;
  return (
    <>
      <div id={props.id} role="listbox" aria-label={t('search.results')} className={styles.hits}>
        <Tier
          {...props}
          title={t('tier.guests')}
          hits={found.guests}
          more={found.moreGuests}
          hint={hint}
        />
        <Tier
          {...props}
          title={t('tier.members')}
          hits={found.members}
          more={found.moreMembers}
          hint={!hasGuests && hint}
        />
        <WalkInTier {...props} />
      </div>
      <VisuallyHidden>
        <output>{props.isFresh ? <FoundText found={found} /> : null}</output>
      </VisuallyHidden>
    </>
  );
};

/**
 * Keeps the active line in view. Where nothing was scrolled and the first line is meant it is, and
 * asking the browser for it would make it lay out the page once more for every key press.
 */
const useShown = (activeId: string | undefined): void => {
  const isMoved = useRef(false);
  useEffect(() => {
    const onScroll = (): void => {
      isMoved.current = true;
    };
    const how = { capture: true, passive: true };
    window.addEventListener('scroll', onScroll, how);
    return () => window.removeEventListener('scroll', onScroll, how);
  }, []);
  useEffect(() => {
    const line = activeId === undefined ? null : document.getElementById(activeId);
    if (line === null) return;
    const isFirst = line.closest('[role=listbox]')?.querySelector('[role=option]') === line;
    if (isFirst && !isMoved.current) return;
    line.scrollIntoView({ block: 'nearest' });
    isMoved.current = !isFirst;
  }, [activeId]);
};

const Tier = (
  props: HitsProps & {
    title: string;
    hits: readonly DoorHit[];
    more: number;
    hint: ReactNode;
  },
) => {
  const { t } = useTranslation('door');
  if (props.hits.length === 0) return null;
  return (
    <div role="group" aria-label={props.title}>
      <div className={styles.tier} role="presentation">
        <span>{props.title}</span>
        {props.hint}
      </div>
      {props.hits.map((hit) => {
        const choice: Choice = { kind: 'hit', id: hit.person.id, hit };
        return (
          <HitLine
            key={hit.person.id}
            id={props.optionId(choice)}
            hit={hit}
            isActive={props.active?.id === hit.person.id}
            onChoose={() => props.onChoose(choice)}
          />
        );
      })}
      {props.more > 0 && (
        <div className={styles.more} role="presentation">
          {t('more', { count: props.more })}
        </div>
      )}
    </div>
  );
};

const WalkInTier = (props: HitsProps) => {
  const { t } = useTranslation('door');
  const choice: Choice = { kind: 'walk-in', id: walkInChoice };
  return (
    <div role="group" aria-label={t('tier.new')}>
      <div className={styles.tier} role="presentation">
        {t('tier.new')}
      </div>
      <div
        className={styles.hit}
        {...optionProps({
          id: props.optionId(choice),
          isActive: props.active?.id === walkInChoice,
          onChoose: () => props.onChoose(choice),
        })}
      >
        <span className={styles.who}>
          <span className={styles.name}>{t('walkIn.offer', { text: props.text })}</span>
          <span className={styles.sub}>{t('walkIn.explain')}</span>
        </span>
        <Kbd keys={props.active?.id === walkInChoice ? 'enter' : 'mod+enter'} />
      </div>
    </div>
  );
};

const FoundText = ({ found }: { found: Output<'door.search'> }) => {
  const { t } = useTranslation('door');
  const guests = found.guests.length + found.moreGuests;
  const members = found.members.length + found.moreMembers;
  if (guests + members === 0) return t('found.nobody');
  return [
    ...(guests > 0 ? [t('found.guests', { count: guests })] : []),
    ...(members > 0 ? [t('found.members', { count: members })] : []),
  ].join(', ');
};
