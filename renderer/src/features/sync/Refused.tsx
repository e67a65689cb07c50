import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusedChange } from '#shared/contract/sync.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  Button,
  Card,
  Dialog,
  ErrorText,
  href,
  LinkButton,
  pathOfDocument,
  useFormat,
} from '../../ui/index.ts';
import styles from './Sync.module.css';

/** The changes the server refuses, each with its reason and what can be done. */
export const Refused = () => {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { value, error } = useLiveQuery('sync.refused', {});
  const [dropped, setDropped] = useState<RefusedChange>();
  const refused = value?.refused ?? [];
  const total = value?.total ?? 0;
  return (
    <Card title={t('refused.title', { count: total })}>
      <p className={styles.hint}>{t('refused.text')}</p>
      <ErrorText error={error} boxed />
      <ul className={styles.list}>
        {refused.map((change) => (
          <RefusedItem key={change.id} change={change} onDrop={() => setDropped(change)} />
        ))}
      </ul>
      {refused.length < total && (
        <p className={styles.hint}>
          {t('refused.more', { shown: format.number(refused.length), total: format.number(total) })}
        </p>
      )}
      {dropped !== undefined && (
        <DropDialog change={dropped} onClose={() => setDropped(undefined)} />
      )}
    </Card>
  );
};

const titleOf = ({ title, id }: RefusedChange): string => title ?? id;

const RefusedItem = ({ change, onDrop }: { change: RefusedChange; onDrop: () => void }) => {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const retry = useCommand('sync.refused.retry');
  const title = titleOf(change);
  const path = change.kind === 'delete' ? undefined : pathOfDocument(change.id);
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <strong>{title}</strong>
        <span>{t(`refused.reason.${change.reason}`)}</span>
        <span className={styles.hint}>
          {t(`refused.kind.${change.kind}`)} · {format.instant(change.at)}
        </span>
        {change.words !== '' && (
          <span className={styles.hint}>{t('refused.words', { words: change.words })}</span>
        )}
        <ErrorText error={retry.error} />
      </div>
      <div className={styles.row}>
        {path !== undefined && (
          <LinkButton size="small" href={href(path)} aria-label={`${t('refused.edit')}: ${title}`}>
            {t('refused.edit')}
          </LinkButton>
        )}
        <Button
          size="small"
          onPress={() => void retry.run({ id: change.id })}
          isDisabled={retry.isRunning}
          aria-label={`${t('refused.retry')}: ${title}`}
        >
          {t('refused.retry')}
        </Button>
        <Button size="small" onPress={onDrop} aria-label={`${t('refused.drop')}: ${title}`}>
          {t('refused.drop')}
        </Button>
      </div>
    </li>
  );
};

const DropDialog = ({ change, onClose }: { change: RefusedChange; onClose: () => void }) => {
  const { t } = useTranslation('sync');
  const drop = useCommand('sync.refused.drop');
  const submit = async (): Promise<void> => {
    const answer = await drop.run({ id: change.id });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('refused.dropTitle')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>{t('app:dialog.cancel')}</Button>
          <Button type="submit" variant="danger" isDisabled={drop.isRunning}>
            {t('refused.drop')}
          </Button>
        </>
      }
    >
      <p>{t('refused.dropText', { title: titleOf(change) })}</p>
      <ErrorText error={drop.error} boxed />
    </Dialog>
  );
};
