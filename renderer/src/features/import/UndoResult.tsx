import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useFormat } from '../../ui/index.ts';
import styles from './DoneStep.module.css';

const namesShown = 20;

/** What taking an import back did, and who stays as changed since. */
export const UndoResult = ({ result }: { result: Output<'import.undo'> }) => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { removed, restored, kept } = result;
  const more = kept.length - namesShown;
  return (
    <div className={styles.undone}>
      <p>
        {t('undo.removed', { count: removed, number: format.number(removed) })}{' '}
        {restored > 0 && t('undo.restored', { count: restored, number: format.number(restored) })}
      </p>
      {kept.length > 0 && (
        <p>
          {t('undo.kept', { count: kept.length, number: format.number(kept.length) })}{' '}
          <strong>{format.list(kept.slice(0, namesShown))}</strong>
          {more > 0 && ` ${t('undo.more', { count: more, number: format.number(more) })}`}
        </p>
      )}
    </div>
  );
};
