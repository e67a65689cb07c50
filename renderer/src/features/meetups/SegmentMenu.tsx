import { useTranslation } from 'react-i18next';
import { useCommand, useDataClient, useLiveQuery } from '../../client/index.ts';
import { Button, ErrorText, Menu, MenuItem, showToast } from '../../ui/index.ts';

/** Adds everyone of a saved segment to the guest list. Nothing while there is no segment. */
export const SegmentMenu = ({ meetupId }: { meetupId: string }) => {
  const { t } = useTranslation('planning');
  const client = useDataClient();
  const add = useCommand('guests.add');
  const { value } = useLiveQuery('people.segments', {});
  if (value === undefined || value.segments.length === 0) return null;

  const addSegment = async ({ id, name }: { id: string; name: string }): Promise<void> => {
    const found = await client.query('people.segmentPeople', { id });
    if (!found.ok) return;
    const { personIds } = found.value;
    if (personIds.length === 0) {
      showToast({ text: t('segment.empty', { name }) });
      return;
    }
    const answer = await add.run({ meetupId, personIds });
    if (answer.ok && answer.value.added === 0) showToast({ text: t('segment.all', { name }) });
  };

  return (
    <>
      <Menu label={t('segment.open')} button={<Button>{t('segment.open')}</Button>}>
        {value.segments.map((segment) => (
          <MenuItem
            key={segment.id}
            text={segment.name}
            onAction={() => void addSegment(segment)}
          />
        ))}
      </Menu>
      <ErrorText error={add.error} />
    </>
  );
};
