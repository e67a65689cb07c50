import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mainCheckList } from '#shared/domain/meetup/meetup.ts';
import { useCommand } from '../../client/index.ts';
import {
  Button,
  Dialog,
  ErrorText,
  Menu,
  MenuItem,
  MenuSeparator,
  TextField,
} from '../../ui/index.ts';

interface ListsProps {
  readonly meetupId: string;
  readonly lists: readonly { readonly key: string; readonly name: string }[];
  readonly list: string;
  readonly onList: (key: string) => void;
}

/** Which check list this door works on: the main one, dinner, day two; and a way to add one. */
export const Lists = ({ meetupId, lists, list, onList }: ListsProps) => {
  const { t } = useTranslation('door');
  const [name, setName] = useState<string>();
  const add = useCommand('door.addList');
  const nameOf = (entry: ListsProps['lists'][number] | undefined): string =>
    entry === undefined || entry.name === '' ? t('mainDoor') : entry.name;
  const current = lists.find(({ key }) => key === list);
  const save = async (): Promise<void> => {
    const answer = await add.run({ meetupId, name: name ?? '' });
    if (!answer.ok) return;
    setName(undefined);
    onList(answer.value.key);
  };
  const known = lists.length === 0 ? [{ key: mainCheckList, name: '' }] : lists;
  return (
    <>
      <Menu
        label={t('lists.choose')}
        button={
          <Button size="small" variant="quiet">
            <ListChecks size={15} aria-hidden />
            {nameOf(current)}
          </Button>
        }
      >
        {known.map((entry) => (
          <MenuItem key={entry.key} text={nameOf(entry)} onAction={() => onList(entry.key)} />
        ))}
        <MenuSeparator />
        <MenuItem text={t('lists.add')} onAction={() => setName('')} />
      </Menu>
      <Dialog
        isOpen={name !== undefined}
        onClose={() => setName(undefined)}
        title={t('lists.add')}
        onSubmit={() => void save()}
        footer={
          <Button type="submit" variant="primary" isDisabled={(name ?? '').trim() === ''}>
            {t('lists.save')}
          </Button>
        }
      >
        <TextField
          label={t('lists.name')}
          description={t('lists.hint')}
          value={name ?? ''}
          onChange={setName}
          autoFocus
        />
        <ErrorText error={add.error} />
      </Dialog>
    </>
  );
};
