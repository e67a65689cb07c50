import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestPatch } from '#shared/contract/guests.ts';
import {
  participationFunctionSchema,
  participationSchema,
  partstatSchema,
} from '#shared/domain/meetup/participation.ts';
import { useCommand, useDataClient } from '../../client/index.ts';
import { Button, ErrorText, Menu, MenuItem, useActions } from '../../ui/index.ts';
import styles from './GuestDialog.module.css';

interface BulkBarProps {
  readonly meetupId: string;
  readonly search: string;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (personIds: readonly string[]) => void;
}

/** What can be done with the marked guests; nothing while none is marked. */
export const BulkBar = ({ meetupId, search, selected, onSelect }: BulkBarProps) => {
  const { t } = useTranslation(['planning', 'meetups']);
  const client = useDataClient();
  const change = useCommand('guests.change');
  const remove = useCommand('guests.remove');
  const isAny = selected.size > 0;
  useActions(
    useMemo(() => {
      const unmark = { id: 'unmark', label: '', shortcut: 'escape', isHidden: true } as const;
      return isAny ? [{ ...unmark, run: () => onSelect([]) }] : [];
    }, [isAny, onSelect]),
  );
  if (!isAny) return null;
  const personIds = [...selected];
  const apply = (patch: GuestPatch): void =>
    void change.run({ meetupId, changes: personIds.map((personId) => ({ personId, patch })) });
  const selectAll = async (): Promise<void> => {
    const answer = await client.query('guests.ids', { meetupId, search });
    if (answer.ok) onSelect(answer.value.personIds);
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bulk.label')}>
      <strong>{t('bulk.selected', { count: selected.size })}</strong>
      <Menu label={t('bulk.reply')} button={<Button size="small">{t('bulk.reply')}</Button>}>
        {partstatSchema.options.map((partstat) => (
          <MenuItem
            key={partstat}
            text={t(`meetups:reply.${partstat}`)}
            onAction={() => apply({ partstat })}
          />
        ))}
      </Menu>
      <Menu label={t('bulk.function')} button={<Button size="small">{t('bulk.function')}</Button>}>
        {participationFunctionSchema.options.map((id) => (
          <MenuItem
            key={id}
            text={t(`meetups:function.${id}`)}
            onAction={() => apply({ function: id })}
          />
        ))}
      </Menu>
      <Menu label={t('bulk.mode')} button={<Button size="small">{t('bulk.mode')}</Button>}>
        {participationSchema.shape.mode.options.map((mode) => (
          <MenuItem key={mode} text={t(`mode.${mode}`)} onAction={() => apply({ mode })} />
        ))}
      </Menu>
      <Button
        size="small"
        onPress={() => void remove.run({ meetupId, personIds }).then(() => onSelect([]))}
      >
        {t('bulk.remove')}
      </Button>
      <Button size="small" variant="quiet" onPress={() => void selectAll()}>
        {t('bulk.all')}
      </Button>
      <Button size="small" variant="quiet" onPress={() => onSelect([])}>
        {t('bulk.none')}
      </Button>
      <ErrorText error={change.error ?? remove.error} />
    </div>
  );
};
