import { Ellipsis, GripVertical } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import {
  Button as AriaButton,
  GridList,
  GridListItem,
  useDragAndDrop,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AgendaRow } from '#shared/contract/planning.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  Button,
  Card,
  ErrorText,
  IconButton,
  Menu,
  MenuItem,
  StatusMark,
  useFormat,
} from '../../ui/index.ts';
import { AgendaDialog } from './AgendaDialog.tsx';
import styles from './PlanItems.module.css';

/** The agenda with running times. Items are dragged, or moved by the keyboard, into another order. */
export const AgendaCard = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const [edited, setEdited] = useState<AgendaRow | 'new'>();
  const { value } = useLiveQuery('plan.items', { meetupId: meetup._id });
  const row = edited === 'new' ? undefined : edited;
  const move = useCommand('plan.move');
  const remove = useCommand('plan.remove');
  const rows = value?.agenda ?? [];
  const ids = rows.map(({ item }) => item._id);

  /** Puts an item so many places further down (negative: up). */
  const moveBy = (id: string, step: number): void => {
    const others = ids.filter((other) => other !== id);
    const at = Math.max(0, Math.min(others.length, ids.indexOf(id) + step));
    void move.run({ id, before: others[at] ?? null });
  };

  const moveByKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    const row = event.target instanceof Element ? event.target.closest('[data-key]') : null;
    const id = row?.getAttribute('data-key');
    if (!event.altKey || step === undefined || typeof id !== 'string') return;
    event.preventDefault();
    event.stopPropagation();
    moveBy(id, step);
  };

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const [moved] = keys;
      if (typeof moved !== 'string') return;
      const others = ids.filter((id) => id !== moved);
      const at = others.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      void move.run({ id: moved, before: others[at] ?? null });
    },
  });

  return (
    <Card
      title={t('agenda.title')}
      actions={
        <Button size="small" variant="quiet" onPress={() => setEdited('new')}>
          {t('agenda.add')}
        </Button>
      }
    >
      {value !== undefined && rows.length === 0 && (
        <p className={styles.quiet}>{t('agenda.empty')}</p>
      )}
      {/* Alt with an arrow moves the item itself, without the steps of drag and drop. */}
      <div role="presentation" onKeyDownCapture={moveByKey}>
        <GridList
          aria-label={t('agenda.title')}
          className={styles.agenda ?? ''}
          items={rows.map((row) => ({ ...row, id: row.item._id }))}
          dragAndDropHooks={dragAndDropHooks}
          onAction={(id) => setEdited(rows.find(({ item }) => item._id === id))}
        >
          {(row) => (
            <GridListItem id={row.id} textValue={row.item.title} className={styles.item ?? ''}>
              <AriaButton slot="drag" className={styles.grip ?? ''}>
                <GripVertical size={14} aria-hidden />
              </AriaButton>
              <time className={styles.time}>{format.localTime(row.from)}</time>
              <span className={styles.minutes}>{t('agenda.minutes', { n: row.item.minutes })}</span>
              <span className={styles.itemTitle}>
                {[
                  row.item.title,
                  ...row.speakers.map(({ name }) => name || t('history.nameless')),
                ].join(' · ')}
                {row.item.room !== undefined && (
                  <span className={styles.quiet}> · {row.item.room}</span>
                )}
                {row.item.startLocal !== undefined && (
                  <span className={styles.quiet}>
                    {' · '}
                    {t(row.item.startLocal < row.from ? 'agenda.tooLate' : 'agenda.fixed', {
                      at: format.localTime(row.item.startLocal),
                    })}
                  </span>
                )}
              </span>
              <Menu
                label={t('agenda.more', { title: row.item.title })}
                button={
                  <IconButton size="small" label={t('agenda.more', { title: row.item.title })}>
                    <Ellipsis size={15} aria-hidden />
                  </IconButton>
                }
              >
                <MenuItem text={t('plan.edit')} onAction={() => setEdited(row)} />
                <MenuItem
                  text={t('agenda.up')}
                  keys="alt+arrowup"
                  onAction={() => moveBy(row.id, -1)}
                />
                <MenuItem
                  text={t('agenda.down')}
                  keys="alt+arrowdown"
                  onAction={() => moveBy(row.id, 1)}
                />
                <MenuItem
                  text={t('plan.remove')}
                  isDangerous
                  onAction={() => void remove.run({ ids: [row.id] })}
                />
              </Menu>
            </GridListItem>
          )}
        </GridList>
      </div>
      {value !== undefined && rows.length > 0 && value.overrun > 0 && (
        <StatusMark tone="warn" text={t('agenda.overrun', { count: value.overrun })} />
      )}
      <ErrorText error={move.error ?? remove.error} boxed />
      {edited !== undefined && (
        <AgendaDialog
          span={meetup}
          item={row?.item}
          speakers={row?.speakers.map(({ name }) => name) ?? []}
          target={{ meetupId: meetup._id, id: row?.item._id }}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Card>
  );
};
