import { CalendarX2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostRecentEvents, recentEvents } from '#shared/contract/door.ts';
import { mainCheckList } from '#shared/domain/meetup/meetup.ts';
import { useLiveQuery } from '../../client/index.ts';
import {
  announce,
  dismissToast,
  EmptyState,
  errorSentence,
  href,
  LinkButton,
  paths,
} from '../../ui/index.ts';
import { DoorDesk } from './DoorDesk.tsx';
import { DoorSide } from './DoorSide.tsx';
import { DoorTop } from './DoorTop.tsx';
import { toneOf, type Outcome } from './outcome.ts';
import { useDoor } from './useDoor.ts';
import { useScanner } from './useScanner.ts';
import { useOutcomeTexts } from './useOutcomeTexts.ts';
import styles from './Door.module.css';

/** The door of a meetup, in the full window: type a name, press Enter, the person is in. */
export const DoorPage = ({ meetupId }: { meetupId: string }) => {
  const { t } = useTranslation('door');
  const [list, setList] = useState<string>(mainCheckList);
  const [limit, setLimit] = useState(recentEvents);
  const { value: status, valueInput } = useLiveQuery('door.status', { meetupId, list, limit });
  // The list was taken back, perhaps in another window: nobody may be noted on one that is gone.
  const isGone =
    valueInput?.list === list &&
    list !== mainCheckList &&
    status?.lists.every(({ key }) => key !== list) === true;
  if (isGone) setList(mainCheckList);
  const textsOf = useOutcomeTexts();
  const onOutcome = useCallback(
    (outcome: Outcome) => {
      const { word, note } = textsOf(outcome);
      const sentence = [
        t('announce', { name: outcome.person.fn, what: word }),
        ...note,
        ...(outcome.kind === 'failed' ? [errorSentence(t, outcome.error)] : []),
      ].join('. ');
      const tone = toneOf(outcome);
      announce(sentence, tone === 'warn' || tone === 'bad' ? 'assertive' : 'polite');
    },
    [t, textsOf],
  );
  const door = useDoor({ meetupId, list }, onOutcome);
  useScanner((token) => void door.scan(token));

  const name = status?.name;
  useEffect(() => {
    if (name !== undefined)
      document.title = t('app:windowTitle', { page: t('windowTitle', { name }) });
  }, [t, name]);

  // What was offered on the page before (with the same keys) does not belong here.
  useEffect(() => dismissToast(), []);

  if (status === null) {
    return (
      <EmptyState
        icon={CalendarX2}
        title={t('missing.title')}
        text={t('missing.text')}
        action={
          <LinkButton variant="primary" href={href(paths.meetups)}>
            {t('missing.action')}
          </LinkButton>
        }
      />
    );
  }
  return (
    <div className={styles.door}>
      <DoorTop
        meetupId={meetupId}
        status={status}
        list={list}
        onList={(key) => {
          // What was done on the other list would look as if it had been done on this one.
          door.clearOutcome();
          setList(key);
        }}
        door={door}
      />
      <div className={styles.panes}>
        <DoorDesk meetupId={meetupId} list={list} door={door} lastHere={status?.lastHere} />
        <DoorSide
          status={status}
          onTakeBack={door.takeBack}
          showsMore={limit > recentEvents}
          onShowMore={(shows) => setLimit(shows ? mostRecentEvents : recentEvents)}
          onToken={(token) => void door.scan(token)}
        />
      </div>
    </div>
  );
};
