import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Output } from '#shared/contract/index.ts';
import { useChapterState } from '../../client/index.ts';
import {
  Button,
  Dialog,
  ErrorText,
  paths,
  ProgressBar,
  showToast,
  TextField,
  useFormat,
} from '../../ui/index.ts';
import styles from './Backup.module.css';
import { useBackupTexts } from './useBackupTexts.ts';
import { useRestore, type Chosen, type RestoreError, type Restoring } from './useRestore.ts';

interface RestoreDialogProps {
  readonly chosen: Chosen;
  readonly how: Restoring;
  /** The chapter it would replace. */
  readonly chapterName: string;
  readonly onClose: () => void;
}

/** Reads a backup, shows what is inside and what restoring it will do, and does it when asked to. */
export const RestoreDialog = ({ chosen, how, chapterName, onClose }: RestoreDialogProps) => {
  const { t } = useTranslation('chapter');
  const [, go] = useLocation();
  const restore = useRestore(chosen);
  const [passphrase, setPassphrase] = useState('');
  const { stage } = restore;
  const isOther = stage.kind === 'preview' && stage.look.isThisChapter === false;
  const way: Restoring = isOther ? 'new' : how;
  const submit = async (): Promise<void> => {
    if (stage.kind === 'passphrase') return restore.givePassphrase(passphrase);
    if (stage.kind !== 'preview' || !(await restore.run(way))) return;
    onClose();
    showToast({
      text: t('backup.look.done', { name: stage.look.content.chapterName }),
    });
    go(paths.today);
  };
  return (
    <Dialog
      isOpen
      onClose={() => !restore.isRunning && onClose()}
      title={t('backup.look.title')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose} isDisabled={restore.isRunning}>
            {t('app:dialog.cancel')}
          </Button>
          {stage.kind === 'passphrase' && (
            <Button type="submit" variant="primary" isDisabled={passphrase === ''}>
              {t('backup.look.open')}
            </Button>
          )}
          {stage.kind === 'preview' && (
            <Button type="submit" variant="primary" isDisabled={restore.isRunning}>
              {t(buttonTexts[way])}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        {stage.kind === 'sending' && (
          <ProgressBar label={t('backup.look.sending')} progress={stage.progress} />
        )}
        {stage.kind === 'reading' && <ProgressBar label={t('backup.look.reading')} />}
        {stage.kind === 'passphrase' && (
          <>
            <TextField
              label={t('backup.look.passphrase')}
              type="password"
              autoComplete="off"
              value={passphrase}
              onChange={setPassphrase}
            />
            <ErrorText error={restore.error} boxed />
          </>
        )}
        {stage.kind === 'failed' && <Failure error={stage.error} />}
        {stage.kind === 'preview' && (
          <>
            <Preview look={stage.look} />
            <WhatHappens way={way} chapterName={chapterName} isOther={isOther} />
          </>
        )}
        {restore.isRunning && (
          <ProgressBar label={t('backup.look.working')} progress={restore.progress} />
        )}
        <ErrorText error={restore.runError} boxed />
      </div>
    </Dialog>
  );
};

const buttonTexts = {
  this: 'backup.look.submit',
  recover: 'backup.look.submitRecover',
  new: 'backup.look.submitNew',
} as const;

const Failure = ({ error }: { error: RestoreError }) => {
  const { t } = useTranslation('chapter');
  if (error.code !== 'unreadable') return <ErrorText error={error} boxed />;
  return <p role="alert">{t('backup.look.unreadable')}</p>;
};

const Preview = ({ look: { content } }: { look: Output<'backup.inspect'> }) => {
  const { t } = useTranslation('chapter');
  const format = useFormat();
  return (
    <dl className={styles.facts}>
      <dt>{t('backup.look.chapter')}</dt>
      <dd>{content.chapterName}</dd>
      <dt>{t('backup.look.people')}</dt>
      <dd>{format.number(content.people)}</dd>
      <dt>{t('backup.look.meetups')}</dt>
      <dd>{format.number(content.meetups)}</dd>
      {content.newestChange !== undefined && (
        <>
          <dt>{t('backup.look.newest')}</dt>
          <dd>{format.instant(content.newestChange)}</dd>
        </>
      )}
      <dt>{t('backup.look.format')}</dt>
      <dd>{content.format}</dd>
    </dl>
  );
};

const WhatHappens = (props: {
  readonly way: Restoring;
  readonly chapterName: string;
  readonly isOther: boolean;
}) => {
  const { t } = useTranslation('chapter');
  const texts = useBackupTexts();
  const { open } = useChapterState();
  const name = props.chapterName;
  if (props.way === 'new') {
    return (
      <div>
        {props.isOther && <p>{t('backup.look.other', { name })}</p>}
        <p>{t('backup.look.willNew')}</p>
      </div>
    );
  }
  return (
    <div>
      <p>
        {props.way === 'recover'
          ? t('backup.look.willRecover', { name })
          : t('backup.look.will', { name, people: texts.people(open?.counts.people ?? 0) })}
      </p>
      <p className={styles.hint}>{t('backup.look.willSync')}</p>
    </div>
  );
};
