import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useLiveQuery } from '../../../client/index.ts';
import { NewerNotice, StatusMark, Tag, useFormat } from '../../../ui/index.ts';
import { consentTone } from '../consentTone.ts';
import styles from './PersonPanel.module.css';

type Known = NonNullable<Output<'people.person'>>;

/** Who it is: the name as it is said, how to say it, and what must not be overlooked. */
export const PersonHeader = ({
  known,
  image,
  children,
}: {
  known: Known;
  image: string | undefined;
  children: ReactNode;
}) => {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { person, lang, consent } = known;
  const reading = [person.latin, person.phonetic].filter(
    (text): text is string => text !== undefined && text !== '' && text !== person.fn,
  );
  return (
    <header>
      <div className={styles.top}>
        {image !== undefined && (
          <img className={styles.photo} src={image} alt={t('photo.of', { name: person.fn })} />
        )}
        <div className={styles.names}>
          <h2 lang={lang}>
            <bdi>{person.fn}</bdi>
          </h2>
        </div>
        {children}
      </div>
      <p className={styles.pronounce}>
        {[
          ...reading,
          ...(person.calling === undefined ? [] : [t('panel.say', { name: person.calling })]),
        ].join(' · ')}
      </p>
      {known.newer === true && <NewerNotice />}
      <div className={styles.marks}>
        <StatusMark tone={consentTone(consent)} text={t(`consentSentence.${consent}`)} />
        {person.status !== 'active' && <Tag text={t(`status.${person.status}`)} />}
        {isMinor(person.minorUntil) && (
          <StatusMark
            tone="warn"
            text={t('panel.minor', { day: format.day(person.minorUntil ?? '') })}
          />
        )}
        {person.kind !== 'member' && <Tag text={t(`kind.${person.kind}`)} />}
      </div>
      {image !== undefined && <PhotoConsent personId={person._id} />}
    </header>
  );
};

// A picture is shown to others only when its person agreed to that.
const PhotoConsent = ({ personId }: { personId: string }) => {
  const { t } = useTranslation('people');
  const { value } = useLiveQuery('people.consents', { id: personId });
  const photo = value?.purposes.find(({ purpose }) => purpose === 'photo');
  if (photo === undefined || photo.state === 'granted') return null;
  return (
    <p className={styles.photoNote}>
      <TriangleAlert size={14} aria-hidden />
      {t(photo.state === 'not-asked' ? 'photo.notAsked' : 'photo.noConsent')}
    </p>
  );
};

const isMinor = (until: string | undefined): boolean =>
  until !== undefined && new Date().toISOString().slice(0, 10) < until;
