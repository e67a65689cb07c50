import { CalendarPlus, Download, Pencil, Tag as TagIcon, Trash2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/index.ts';
import styles from './Bulk.module.css';
import { EditDialog } from './EditDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { TagDialog } from './TagDialog.tsx';

/** What can be done with all people selected; there while somebody is. */
export const BulkBar = (props: {
  ids: string[];
  onClear: () => void;
  onDelete: (ids: string[]) => void;
}) => {
  const { t } = useTranslation('roster');
  const [dialog, setDialog] = useState<'tag' | 'edit' | 'invite' | 'export'>();
  const { ids } = props;
  const isShown = ids.length > 0;
  useEffect(() => {
    if (!isShown) return undefined;
    const { dataset } = document.documentElement;
    dataset['bottomBar'] = '';
    return () => {
      delete dataset['bottomBar'];
    };
  }, [isShown]);
  if (!isShown) return null;
  const close = (): void => setDialog(undefined);
  return (
    <div role="toolbar" aria-label={t('select.bar')} className={styles.bar}>
      <span className={styles.count}>{t('select.count', { count: ids.length })}</span>
      <Button size="small" onPress={() => setDialog('tag')}>
        <TagIcon size={14} aria-hidden />
        {t('bulk.tag')}
      </Button>
      <Button size="small" onPress={() => setDialog('edit')}>
        <Pencil size={14} aria-hidden />
        {t('bulk.edit')}
      </Button>
      <Button size="small" onPress={() => setDialog('invite')}>
        <CalendarPlus size={14} aria-hidden />
        {t('bulk.invite')}
      </Button>
      <Button size="small" onPress={() => setDialog('export')}>
        <Download size={14} aria-hidden />
        {t('bulk.export')}
      </Button>
      <Button size="small" onPress={() => props.onDelete(ids)}>
        <Trash2 size={14} aria-hidden />
        {t('bulk.delete')}
      </Button>
      <span className={styles.end}>
        <IconButton size="small" label={t('select.none')} onPress={props.onClear}>
          <X size={15} aria-hidden />
        </IconButton>
      </span>
      {dialog === 'tag' && <TagDialog ids={ids} onClose={close} />}
      {dialog === 'edit' && <EditDialog ids={ids} onClose={close} />}
      {dialog === 'invite' && <InviteDialog ids={ids} onClose={close} />}
      {dialog === 'export' && <ExportDialog ids={ids} onClose={close} />}
    </div>
  );
};
