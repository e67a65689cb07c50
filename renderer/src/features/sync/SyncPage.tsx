import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  Button,
  Card,
  Column,
  ErrorText,
  href,
  LinkButton,
  Page,
  PageHeader,
  paths,
  StatusPill,
  useSyncWords,
} from '../../ui/index.ts';
import { Connection } from './Connection.tsx';
import { FailSafe } from './FailSafe.tsx';
import { History } from './History.tsx';
import { InviteCard } from './InviteCard.tsx';
import { NotConnected } from './NotConnected.tsx';
import { Refused } from './Refused.tsx';
import { SignIn } from './SignIn.tsx';
import { Unreadable } from './Unreadable.tsx';
import styles from './Sync.module.css';

/** How this computer and the server stand, in words, and all that can be done about it. */
export const SyncPage = () => {
  const { t } = useTranslation('sync');
  const words = useSyncWords();
  const { value: status, error } = useLiveQuery('sync.status', {});
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          status={
            status !== undefined && (
              <StatusPill tone={words.tone(status)} text={words.status(status)} />
            )
          }
        >
          {status?.server !== undefined && <Actions status={status} />}
        </PageHeader>
      }
    >
      <Column>
        <ErrorText error={error} boxed />
        {status !== undefined && <Cards status={status} />}
      </Column>
    </Page>
  );
};

const Cards = ({ status }: { status: SyncStatus }) => {
  const { phase } = status;
  if (status.server === undefined) {
    return (
      <>
        <NotConnected />
        {status.disagreements > 0 && <Disagreements count={status.disagreements} />}
        <Unreadable isOnServer={false} />
      </>
    );
  }
  return (
    <>
      {phase.name === 'needs-you' && <FailSafe reason={phase.reason} />}
      {phase.name === 'needs-sign-in' && (
        <SignIn account={status.server.account} reason={phase.reason} />
      )}
      <Connection status={status} server={status.server} />
      <Disagreements count={status.disagreements} />
      {status.refused > 0 && <Refused />}
      <Unreadable isOnServer />
      <InviteCard server={status.server} />
      <History />
    </>
  );
};

const Actions = ({ status: { phase } }: { status: SyncStatus }) => {
  const { t } = useTranslation('sync');
  const now = useCommand('sync.syncNow');
  const pause = useCommand('sync.pause');
  const resume = useCommand('sync.resume');
  const isPaused = phase.name === 'paused';
  const canSync = !isPaused && phase.name !== 'needs-sign-in' && phase.name !== 'needs-you';
  return (
    <>
      <ErrorText error={now.error ?? pause.error ?? resume.error} />
      {isPaused ? (
        <Button variant="primary" onPress={() => void resume.run({})} isDisabled={resume.isRunning}>
          {t('action.resume')}
        </Button>
      ) : (
        <Button onPress={() => void pause.run({})} isDisabled={pause.isRunning}>
          {t('action.pause')}
        </Button>
      )}
      {canSync && (
        <Button variant="primary" onPress={() => void now.run({})} isDisabled={now.isRunning}>
          {t('action.now')}
        </Button>
      )}
    </>
  );
};

const Disagreements = ({ count }: { count: number }) => {
  const { t } = useTranslation('sync');
  return (
    <Card title={t('disagreements.title')}>
      <div className={styles.row}>
        <p className={styles.grow}>
          {count === 0 ? t('disagreements.none') : t('disagreements.text', { count })}
        </p>
        <LinkButton href={href(paths.disagreements)}>
          {count === 0 ? t('disagreements.look') : t('disagreements.action')}
        </LinkButton>
      </div>
    </Card>
  );
};
