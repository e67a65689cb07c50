import { useTranslation } from 'react-i18next';
import type { PersonLine } from '#shared/contract/people.ts';
import { Marked } from './Marked.tsx';
import styles from './PersonName.module.css';

/** The part of a person that shows a name. */
export type NamedPerson = Pick<
  PersonLine,
  'fn' | 'lang' | 'latin' | 'phonetic' | 'calling' | 'marks'
>;

/**
 * A name in its own script with what helps to read it beside it (`inline`) or under it
 * (`stacked`): the transcription, or the reading or calling name when the search matched there.
 */
export const PersonName = (props: { person: NamedPerson; layout?: 'inline' | 'stacked' }) => {
  const { person } = props;
  const helper = chooseHelper(person);
  return (
    <span className={props.layout === 'stacked' ? styles.stacked : styles.inline}>
      <bdi className={styles.name} lang={person.lang}>
        <Marked text={person.fn} marks={person.marks?.['fn']} />
      </bdi>
      {helper !== undefined && (
        <span className={styles.sub}>
          {helper === 'calling' && <Calls />}
          <bdi lang={helper === 'phonetic' ? person.lang : undefined}>
            <Marked text={person[helper] ?? ''} marks={person.marks?.[helper]} />
          </bdi>
        </span>
      )}
    </span>
  );
};

// Its own component: no name of the many in a table looks up a word it does not show.
const Calls = () => {
  const { t } = useTranslation('people');
  return `${t('name.calls')} `;
};

type Helper = 'latin' | 'phonetic' | 'calling';

const helpers: readonly Helper[] = ['latin', 'phonetic', 'calling'];

const chooseHelper = (person: NamedPerson): Helper | undefined => {
  const filled = helpers.filter(
    (name) => person[name] !== undefined && person[name] !== '' && person[name] !== person.fn,
  );
  return (
    filled.find((name) => (person.marks?.[name]?.length ?? 0) > 0) ??
    filled.find((name) => name !== 'calling')
  );
};
