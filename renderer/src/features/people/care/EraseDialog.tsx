import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetPeople, useCommand, useLiveQuery } from '../../../client/index.ts';
import { Button, Checkbox, Dialog, ErrorText, ProgressBar, showToast } from '../../../ui/index.ts';
import { mayForget, usePreparedImport } from '../../preparedImport/index.ts';
import styles from './Care.module.css';

/** Says what erasing a person removes, what stays and what is left to do, and does it. */
export const EraseDialog = (props: {
  personId: string;
  onClose: () => void;
  onErased: () => void;
}) => {
  const { t } = useTranslation('care');
  const { value, error } = useLiveQuery('people.erasePreview', { id: props.personId });
  const { value: sync } = useLiveQuery('sync.status', {});
  const erase = useCommand('people.erase');
  const prepared = usePreparedImport();
  const [isSure, setSure] = useState(false);
  if (value === null || value === undefined) return <ErrorText error={error} boxed />;
  const { name } = value;
  const title = t('erase.title', { name });
  const some = (
    key: 'photos' | 'notes' | 'consents' | 'changes' | 'meetups' | 'checkIns' | 'backups',
  ) => value[key] > 0 && <li>{t(`erase.${key}`, { count: value[key] })}</li>;
  const run = async (): Promise<void> => {
    if (!(await mayForget('rewriting'))) return;
    const answer = await erase.run({ id: props.personId });
    if (!answer.ok) return;
    // The chapter stays open for the window, but what was prepared with its file does not.
    prepared.forget();
    // At once here: the window hears of everybody who is erased, but later than it can undo.
    forgetPeople(answer.value.personIds);
    showToast({ text: t('erase.done', { name }) });
    props.onErased();
  };
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={title}
      onClose={props.onClose}
      footer={
        <>
          {/* By the button it allows, in sight however long the text above is. */}
          <div className={styles.sure}>
            <Checkbox isSelected={isSure} onChange={setSure}>
              {t('erase.confirm')}
            </Checkbox>
          </div>
          <Button onPress={props.onClose} isDisabled={erase.isRunning} autoFocus>
            {t('app:dialog.cancel')}
          </Button>
          <Button
            variant="danger"
            isDisabled={!isSure || erase.isRunning}
            onPress={() => void run()}
          >
            {t('erase.do')}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- in a small window it scrolls */}
      <div className={styles.erase} role="region" aria-label={title} tabIndex={0}>
        <h3>{t('erase.removed')}</h3>
        <ul>
          <li>{t('erase.contacts', { count: value.contacts })}</li>
          {some('photos')}
          {some('notes')}
          {some('consents')}
          {some('changes')}
          <li>{t('erase.search')}</li>
        </ul>
        <h3>{t('erase.stays')}</h3>
        <ul>
          <li>{t('erase.figures')}</li>
          {some('meetups')}
          {some('checkIns')}
          <li>{t('erase.texts')}</li>
        </ul>
        <h3>{t('erase.you')}</h3>
        <ul>
          {some('backups')}
          <li>{t(sync?.server === undefined ? 'erase.serverOnce' : 'erase.server')}</li>
          <li>{t('erase.files')}</li>
        </ul>
      </div>
      {erase.isRunning && <ProgressBar label={t('erase.doing')} progress={erase.progress} />}
      <ErrorText error={erase.error} boxed />
    </Dialog>
  );
};
