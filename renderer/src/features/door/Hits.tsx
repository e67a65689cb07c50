import { useEffect, useRef, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DoorHit } from '#shared/contract/door.ts';
import type { Output } from '#shared/contract/index.ts';
import { chooseByClick, Kbd, optionId, optionProps } from '../../ui/index.ts';
import { walkInChoice } from './choices.ts';
import { HitLine } from './HitLine.tsx';
import styles from './Hits.module.css';

interface HitsProps {
  readonly id: string;
  readonly found: Output<'door.search'>;
  /** What was looked for. */
  readonly text: string;
  /** The id of the marked choice. */
  readonly activeId: string | undefined;
  /** Told the id of a choice. */
  readonly onChoose: (choice: string) => void;
  /** The answer belongs to the typed text. */
  readonly isFresh: boolean;
  /** What Enter does. */
  readonly direction: 'in' | 'out';
}

/**
 * The three tiers under the search field, as one list to choose from. What its lines are given stays
 * the same until another answer is there, so that a key press draws none of them.
 */
export const Hits = (props: HitsProps) => {
  const { t } = useTranslation('door');
  const { id, found, text, activeId } = props;
  useShown(activeId === undefined ? undefined : optionId(id, activeId));
  const hint = (
    <span className={styles.hint} aria-hidden>
      ↑↓ {t(props.direction === 'out' ? 'chooseHintOut' : 'chooseHint')}
    </span>
  );
  const { guests, moreGuests, members, moreMembers } = found;
  return (
    <>
      <div
        id={id}
        role="listbox"
        aria-label={t('search.results')}
        className={styles.hits}
        {...chooseByClick(props.onChoose)}
      >
        <Tier
          listId={id}
          title={t('tier.guests')}
          hits={guests}
          more={moreGuests}
          activeId={activeId}
          hint={hint}
        />
        <Tier
          listId={id}
          title={t('tier.members')}
          hits={members}
          more={moreMembers}
          activeId={activeId}
          hint={guests.length === 0 && hint}
        />
        <WalkInTier listId={id} text={text} isActive={activeId === walkInChoice} />
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

const Tier = (props: {
  listId: string;
  title: string;
  hits: readonly DoorHit[];
  more: number;
  activeId: string | undefined;
  hint: ReactNode;
}) => {
  const { t } = useTranslation('door');
  if (props.hits.length === 0) return null;
  return (
    <div role="group" aria-label={props.title}>
      <div className={styles.tier} role="presentation">
        <span>{props.title}</span>
        {props.hint}
      </div>
      {/* By place, not by person: what a key press changes is names, and seldom a line. */}
      {props.hits.map((hit, place) => (
        <HitLine
          key={place}
          listId={props.listId}
          hit={hit}
          isActive={props.activeId === hit.person.id}
        />
      ))}
      {props.more > 0 && (
        <div className={styles.more} role="presentation">
          {t('more', { count: props.more })}
        </div>
      )}
    </div>
  );
};

const WalkInTier = (props: { listId: string; text: string; isActive: boolean }) => {
  const { t } = useTranslation('door');
  return (
    <div role="group" aria-label={t('tier.new')}>
      <div className={styles.tier} role="presentation">
        {t('tier.new')}
      </div>
      <div className={styles.hit} {...optionProps({ ...props, choice: walkInChoice })}>
        <span className={styles.who}>
          <span className={styles.name}>{t('walkIn.offer', { text: props.text })}</span>
          <span className={styles.sub}>{t('walkIn.explain')}</span>
        </span>
        <Kbd keys={props.isActive ? 'enter' : 'mod+enter'} />
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
