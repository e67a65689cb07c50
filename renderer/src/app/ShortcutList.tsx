import { useTranslation } from 'react-i18next';
import { allActions, Button, Dialog, useActionRegistry, type Action } from '../ui/index.ts';
import { showFrameDialog, useFrameState } from './frameState.ts';
import { ShortcutKeys } from './PaletteList.tsx';
import styles from './ShortcutList.module.css';

/** The list of shortcuts that work here and now. */
export const ShortcutList = () => {
  const { t } = useTranslation('app');
  const isOpen = useFrameState((state) => state.dialog === 'shortcuts');
  const close = (): void => showFrameDialog(null);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('shortcuts.title')}
      size="wide"
      footer={
        <Button onPress={close} autoFocus>
          {t('dialog.close')}
        </Button>
      }
    >
      <Groups />
    </Dialog>
  );
};

const groups = ['page', 'go', 'app'] as const;

const Groups = () => {
  const { t } = useTranslation('app');
  const registered = useActionRegistry((state) => state.registered);
  const actions = allActions(registered).filter((action) => action.isHidden !== true);
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group} className={styles.group}>
          <h3>{t(`shortcuts.${group}`)}</h3>
          <dl>
            {actions
              .filter((action) => (action.group ?? 'page') === group)
              .flatMap(({ id, label, shortcut }) =>
                shortcut === undefined ? [] : [{ id, label, shortcut }],
              )
              .map((line) => (
                <Line key={line.id} {...line} />
              ))}
            {group === 'page' && (
              <>
                <Line label={t('shortcuts.move')} shortcut="arrowup arrowdown" />
                <Line label={t('shortcuts.openRow')} shortcut="enter" />
                <Line label={t('shortcuts.back')} shortcut="escape" />
              </>
            )}
          </dl>
        </section>
      ))}
    </div>
  );
};

const Line = (props: Pick<Action, 'label'> & { shortcut: string }) => (
  <div className={styles.line}>
    <dt>{props.label}</dt>
    <dd className={styles.keys}>
      <ShortcutKeys shortcut={props.shortcut} />
    </dd>
  </div>
);
