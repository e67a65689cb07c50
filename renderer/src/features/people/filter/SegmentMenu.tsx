import { Bookmark, ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SegmentLine } from '#shared/contract/roster.ts';
import type { PeopleFilter } from '#shared/domain/people-filter/filter.ts';
import { useCommand, useLiveQuery } from '../../../client/index.ts';
import {
  Button,
  Dialog,
  ErrorText,
  Menu,
  MenuItem,
  MenuSeparator,
  TextField,
} from '../../../ui/index.ts';

/** Who a list shows: what is searched for and which conditions hold. */
export interface Shown {
  readonly search: string;
  readonly filter: PeopleFilter;
}

/** The saved segments to choose from, and what can be done with the one that is chosen. */
export const SegmentMenu = (
  props: Shown & {
    segmentId: string | undefined;
    /** What a new segment is called to begin with. */
    suggestion: string;
    onChoose: (segment: SegmentLine | undefined) => void;
  },
) => {
  const { t } = useTranslation('roster');
  const { value } = useLiveQuery('people.segments', {});
  const save = useCommand('people.saveSegment');
  const remove = useCommand('people.deleteSegment');
  const [naming, setNaming] = useState<'new' | 'rename'>();
  const segments = value?.segments ?? [];
  const current = segments.find(({ id }) => id === props.segmentId);
  const isEverything = props.search.trim() === '' && props.filter.length === 0;
  const isChanged = current !== undefined && !isSame(current, props);
  const name = current?.name ?? '';
  const labelOf = (): string => {
    if (current === undefined) return t(isEverything ? 'filter.everyone' : 'segment.menu');
    return isChanged ? t('segment.changed', { name }) : name;
  };
  const label = labelOf();
  // What is searched for changes with every letter that is typed; the menu need not be drawn for it.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { onChoose } = props;
  const update = (segment: SegmentLine): void => {
    const { search, filter } = latest.current;
    void save.run({ id: segment.id, name: segment.name, search, filter });
  };
  return (
    <>
      <Menu
        label={t('segment.menu')}
        button={
          <Button size="small" aria-label={`${t('segment.menu')}: ${label}`}>
            <Bookmark size={14} aria-hidden />
            {label}
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
      >
        <MenuItem text={t('filter.everyone')} onAction={() => onChoose(undefined)} />
        {segments.map((segment) => (
          <MenuItem key={segment.id} text={segment.name} onAction={() => onChoose(segment)} />
        ))}
        {segments.length === 0 && isEverything ? (
          <MenuItem text={t('segment.none')} isDisabled />
        ) : (
          <MenuSeparator />
        )}
        {!isEverything && <MenuItem text={t('segment.save')} onAction={() => setNaming('new')} />}
        {isChanged && (
          <MenuItem text={t('segment.update', { name })} onAction={() => update(current)} />
        )}
        {current !== undefined && (
          <MenuItem text={t('segment.rename')} onAction={() => setNaming('rename')} />
        )}
        {current !== undefined && (
          <MenuItem
            text={t('segment.delete')}
            isDangerous
            onAction={() => void remove.run({ id: current.id })}
          />
        )}
      </Menu>
      <ErrorText error={save.error ?? remove.error} />
      {naming !== undefined && (
        <NameDialog
          title={t(naming === 'new' ? 'segment.saveTitle' : 'segment.renameTitle')}
          name={naming === 'new' ? props.suggestion : name}
          onClose={() => setNaming(undefined)}
          onName={async (next) => {
            const { search, filter } = latest.current;
            const isNew = naming === 'new' || current === undefined;
            const kept = isNew ? { search, filter } : current;
            const answer = await save.run({
              ...(!isNew && { id: current.id }),
              name: next,
              search: kept.search,
              filter: [...kept.filter],
            });
            if (answer.ok && isNew) {
              onChoose({ id: answer.value.id, name: next, search, filter });
            }
          }}
        />
      )}
    </>
  );
};

const isSame = (segment: Shown, shown: Shown): boolean =>
  segment.search.trim() === shown.search.trim() &&
  JSON.stringify(segment.filter) === JSON.stringify(shown.filter);

const NameDialog = (props: {
  title: string;
  name: string;
  onClose: () => void;
  onName: (name: string) => Promise<void>;
}) => {
  const { t } = useTranslation('roster');
  const [name, setName] = useState(props.name.slice(0, 200));
  const [isChecked, setChecked] = useState(false);
  const isMissing = name.trim() === '';
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      onSubmit={() => {
        setChecked(true);
        if (isMissing) return;
        void props.onName(name.trim());
        props.onClose();
      }}
      footer={
        <>
          <Button variant="quiet" onPress={props.onClose}>
            {t('app:dialog.cancel')}
          </Button>
          <Button type="submit" variant="primary">
            {t('segment.saveButton')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('segment.name')}
        description={t('segment.hint')}
        value={name}
        onChange={setName}
        maxLength={200}
        error={isChecked && isMissing ? t('segment.needsName') : undefined}
        autoFocus
      />
    </Dialog>
  );
};
