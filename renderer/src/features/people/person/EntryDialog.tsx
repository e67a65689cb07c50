import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../../ui/index.ts';
import styles from './PersonPanel.module.css';

/** The frame of a dialog that edits one entry of a list: save, cancel, and remove on the left. */
export const EntryDialog = (props: {
  title: string;
  isNew: boolean;
  onClose: () => void;
  /** `'invalid'` when a field already says what is wrong; else saves and answers why not. */
  onSave: () => 'invalid' | Promise<string | undefined>;
  onRemove: () => Promise<string | undefined>;
  children: ReactNode;
}) => {
  const { t } = useTranslation('people');
  const [problem, setProblem] = useState<string>();
  const finish = async (work: 'invalid' | Promise<string | undefined>): Promise<void> => {
    if (work === 'invalid') return;
    const refused = await work;
    setProblem(refused);
    if (refused === undefined) props.onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      onSubmit={() => void finish(props.onSave())}
      footer={
        <>
          {!props.isNew && (
            <span className={styles.start}>
              <Button variant="quiet" onPress={() => void finish(props.onRemove())}>
                {t('panel.remove')}
              </Button>
            </span>
          )}
          <Button onPress={props.onClose}>{t('app:dialog.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('app:dialog.save')}
          </Button>
        </>
      }
    >
      {props.children}
      {problem !== undefined && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Dialog>
  );
};
