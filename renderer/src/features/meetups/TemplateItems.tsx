import { Ellipsis } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateRow } from '#shared/contract/library.ts';
import { currencyOf } from '#shared/domain/meetup/currencies.ts';
import type { PlanFields } from '#shared/domain/meetup/planItem.ts';
import { useCommand, useOpenChapter } from '../../client/index.ts';
import { Button, ErrorText, IconButton, Menu, MenuItem } from '../../ui/index.ts';
import { AgendaDialog } from './AgendaDialog.tsx';
import { BudgetDialog } from './BudgetDialog.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import { useTemplateNote } from './useTemplateNote.ts';
import styles from './GuestDialog.module.css';

const types = ['agenda', 'task', 'budget'] as const;

interface Edited {
  readonly type: PlanFields['type'];
  /** Its place among the template's items; behind the last for a new one. */
  readonly index: number;
}

/** What a plan template holds: each item changed in the form it has in a plan, added, moved, taken out. */
export const TemplateItems = ({ plan }: { plan: PlanTemplateRow }) => {
  const { t } = useTranslation('planning');
  const edit = useCommand('templates.edit');
  const [edited, setEdited] = useState<Edited>();
  const { id, items } = plan;
  const root = useRef<HTMLDivElement>(null);
  const noteOf = useTemplateNote(plan);

  /** Keeps the items at these places, in this order. */
  const keep = (indexes: readonly number[]): void => {
    void edit.run({ id, keepItems: [...indexes] });
  };
  const all = items.map((_, index) => index);

  /** Puts an agenda item before or behind its neighbour. */
  const move = (index: number, step: number): void => {
    const places = all.filter((at) => items[at]?.type === 'agenda');
    const other = places[places.indexOf(index) + step];
    if (other === undefined) return;
    // The focus stays with the item.
    root.current?.querySelector<HTMLElement>(`[data-index="${other}"] > button`)?.focus();
    keep(all.map((at) => (at === index ? other : at === other ? index : at)));
  };

  return (
    <div ref={root}>
      {types.map((type) => (
        <section key={type} className={styles.items}>
          <header className={styles.itemsHead}>
            <h3>{t(`${headings[type]}.title`)}</h3>
            <Button
              size="small"
              variant="quiet"
              onPress={() => setEdited({ type, index: items.length })}
            >
              {t(`${headings[type]}.add`)}
            </Button>
          </header>
          <ul aria-label={t(`${headings[type]}.title`)}>
            {all
              .filter((index) => items[index]?.type === type)
              .map((index) => (
                <Item
                  // Items of a template have no ids; two may have one title.
                  key={index}
                  index={index}
                  title={titleOf(items[index])}
                  note={noteOf(items[index])}
                  onEdit={() => setEdited({ type, index })}
                  onMove={type === 'agenda' ? (step) => move(index, step) : undefined}
                  onRemove={() => keep(all.filter((at) => at !== index))}
                />
              ))}
          </ul>
        </section>
      ))}
      <ErrorText error={edit.error} boxed />
      {edited !== undefined && (
        <ItemDialog plan={plan} edited={edited} onClose={() => setEdited(undefined)} />
      )}
    </div>
  );
};

const headings = { agenda: 'agenda', task: 'tasks', budget: 'budget' } as const;

const titleOf = (item: PlanFields | undefined): string =>
  item === undefined ? '' : item.type === 'budget' ? item.label : item.title;

const Item = (props: {
  index: number;
  title: string;
  note: string;
  onEdit: () => void;
  /** By so many places down (negative: up). */
  onMove: ((step: number) => void) | undefined;
  onRemove: () => void;
}) => {
  const { t } = useTranslation('planning');
  const { title, note, onEdit, onMove, onRemove } = props;
  const moveByKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (!event.altKey || step === undefined || onMove === undefined) return;
    event.preventDefault();
    onMove(step);
  };
  return (
    <li data-index={props.index}>
      <button type="button" className={styles.item} onClick={onEdit} onKeyDown={moveByKey}>
        {title}
      </button>
      <small>{note}</small>
      <Menu
        label={t('agenda.more', { title })}
        button={
          <IconButton size="small" label={t('agenda.more', { title })}>
            <Ellipsis size={15} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem text={t('plan.edit')} onAction={onEdit} />
        {onMove !== undefined && (
          <MenuItem text={t('agenda.up')} keys="alt+arrowup" onAction={() => onMove(-1)} />
        )}
        {onMove !== undefined && (
          <MenuItem text={t('agenda.down')} keys="alt+arrowdown" onAction={() => onMove(1)} />
        )}
        <MenuItem text={t('plan.remove')} isDangerous onAction={onRemove} />
      </Menu>
    </li>
  );
};

const ItemDialog = (props: { plan: PlanTemplateRow; edited: Edited; onClose: () => void }) => {
  const chapter = useOpenChapter();
  const { plan, onClose } = props;
  const { type, index } = props.edited;
  // What was there when the form was opened: what somebody else makes of it meanwhile is not lost.
  const [item] = useState(plan.items[index]);
  const target = { templateId: plan.id, index, item };
  switch (type) {
    case 'agenda':
      return (
        <AgendaDialog
          span={plan.meetup}
          item={item?.type === type ? item : undefined}
          speakers={[]}
          target={target}
          onClose={onClose}
        />
      );
    case 'task':
      return (
        <TaskDialog
          task={item?.type === type ? item : undefined}
          owner={item?.type === type ? plan.names[item.assignee ?? ''] : undefined}
          target={target}
          onClose={onClose}
        />
      );
    case 'budget':
      return (
        <BudgetDialog
          line={item?.type === type ? item : undefined}
          currency={
            plan.meetup.currency ??
            plan.items.find((one) => one.type === 'budget')?.currency ??
            currencyOf(chapter?.countryRegion) ??
            'USD'
          }
          target={target}
          onClose={onClose}
        />
      );
  }
};
