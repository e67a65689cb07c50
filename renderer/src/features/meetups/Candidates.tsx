import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { href, LinkButton, paths, PersonName } from '../../ui/index.ts';
import styles from './AddGuests.module.css';

/** Somebody who could be added. */
export type Candidate = Output<'guests.candidates'>['people'][number];

/** The id of the choice that adds everybody found; no person's id looks like it. */
export const addAllChoice = 'all';

/** The people who match, below the field. */
export const Candidates = (props: {
  id: string;
  found: Output<'guests.candidates'>;
  active: string | undefined;
  canAddAll: boolean;
  onChoose: (choice: string) => void;
}) => {
  const { t } = useTranslation('meetups');
  const { people, matching } = props.found;
  const option = (choice: string) => ({
    id: `${props.id}-${choice}`,
    role: 'option',
    tabIndex: -1,
    'aria-selected': props.active === choice,
    className: styles.option,
    onClick: () => props.onChoose(choice),
  });
  return (
    <div
      className={styles.popover}
      role="presentation"
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div id={`${props.id}-list`} role="listbox" aria-label={t('guests.found')}>
        {people.map((person) => (
          <div key={person.id} {...option(person.id)}>
            <PersonName person={person} />
            <span className={styles.note}>
              {person.isGuest ? t('guests.isGuest') : (person.organisation ?? person.city)}
            </span>
          </div>
        ))}
        {props.canAddAll && (
          <div {...option(addAllChoice)}>
            <strong>{t('guests.addAll', { count: matching })}</strong>
          </div>
        )}
      </div>
      {matching === 0 && (
        <p className={styles.nobody}>
          {t('guests.nobody')}{' '}
          <LinkButton variant="link" href={href(paths.people)}>
            {t('guests.addPeople')}
          </LinkButton>
        </p>
      )}
      {matching > people.length && (
        <p className={styles.nobody}>{t('guests.more', { count: matching - people.length })}</p>
      )}
    </div>
  );
};
