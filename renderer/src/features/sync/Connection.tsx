import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  Button,
  Card,
  Dialog,
  ErrorText,
  href,
  paths,
  ProgressBar,
  StatusMark,
  useFormat,
  useSyncWords,
} from '../../ui/index.ts';
import styles from './Sync.module.css';

interface ConnectionProps {
  readonly status: SyncStatus;
  readonly server: NonNullable<SyncStatus['server']>;
}

/** What is connected to what, since when, and how it goes. */
export const Connection = ({ status, server }: ConnectionProps) => {
  const { t } = useTranslation('sync');
  const words = useSyncWords();
  const format = useFormat();
  const [isLeaving, setLeaving] = useState(false);
  const { phase } = status;
  return (
    <Card title={t('connection.title')}>
      <div className={styles.stack}>
        {phase.name !== 'needs-you' && phase.name !== 'needs-sign-in' && (
          <p>{words.explanation(status)}</p>
        )}
        {phase.name === 'fetching' && (
          <ProgressBar
            label={t('connection.progress')}
            progress={{ done: phase.done, total: phase.total }}
          />
        )}
        <dl className={styles.facts}>
          <dt>{t('connection.server')}</dt>
          <dd>{server.address}</dd>
          <dt>{t('connection.database')}</dt>
          <dd>{server.database}</dd>
          <dt>{t('connection.account')}</dt>
          <dd>{server.account}</dd>
          <dt>{t('connection.ownName')}</dt>
          <dd>
            <ShownAs />
          </dd>
          {status.since !== undefined && (
            <>
              <dt>{t('connection.since')}</dt>
              <dd>{format.instant(status.since)}</dd>
            </>
          )}
          <dt>{t('connection.last')}</dt>
          <dd>
            {status.lastExchange === undefined
              ? t('connection.never')
              : format.instant(status.lastExchange)}
          </dd>
          <dt>{t('connection.waiting')}</dt>
          <dd>
            {status.waiting === 0
              ? t('connection.nothing')
              : t('connection.changes', { count: status.waiting })}
          </dd>
          {status.clockOffset !== undefined && (
            <>
              <dt>{t('connection.clock')}</dt>
              <dd>
                <Clock offset={status.clockOffset} />
              </dd>
            </>
          )}
        </dl>
        {server.unencrypted && <StatusMark tone="warn" text={t('connection.unencrypted')} />}
        {status.needsNewerVersion > 0 && (
          <StatusMark
            tone="warn"
            text={t('connection.newer', { count: status.needsNewerVersion })}
          />
        )}
        <div className={styles.row}>
          <Button size="small" onPress={() => setLeaving(true)}>
            {t('action.leave')}
          </Button>
        </div>
      </div>
      {isLeaving && <LeaveDialog waiting={status.waiting} onClose={() => setLeaving(false)} />}
    </Card>
  );
};

// Whoever has joined a chapter is asked for nothing but the account, so the name is offered here.
const ShownAs = () => {
  const { t } = useTranslation('sync');
  const name = useLiveQuery('chapter.ownName', {}).value?.name;
  if (name === undefined) return null;
  return (
    <>
      {name === '' ? t('connection.nameless') : name} ·{' '}
      <a href={href(paths.chapter)}>
        {t(name === '' ? 'connection.giveName' : 'connection.changeName')}
      </a>
    </>
  );
};

const minute = 60_000;

/** From here on a person is told that a clock is wrong. */
const tolerated = 5 * minute;

// The offset is the server's clock minus this computer's.
const Clock = ({ offset }: { offset: number }) => {
  const { t } = useTranslation('sync');
  if (Math.abs(offset) <= tolerated) return t('connection.clockFine');
  const count = Math.round(Math.abs(offset) / minute);
  return (
    <>
      <StatusMark
        tone="warn"
        text={t(offset < 0 ? 'connection.clockAhead' : 'connection.clockBehind', { count })}
      />
      <p className={styles.hint}>{t('connection.clockWarning')}</p>
    </>
  );
};

const LeaveDialog = ({ waiting, onClose }: { waiting: number; onClose: () => void }) => {
  const { t } = useTranslation('sync');
  const leave = useCommand('sync.leave');
  const submit = async (): Promise<void> => {
    const answer = await leave.run({});
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('leave.title')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>{t('app:dialog.cancel')}</Button>
          <Button type="submit" variant="danger" isDisabled={leave.isRunning}>
            {t('leave.submit')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t('leave.text')}</p>
        {waiting > 0 && <p>{t('leave.waiting', { count: waiting })}</p>}
        <ErrorText error={leave.error} boxed />
      </div>
    </Dialog>
  );
};
