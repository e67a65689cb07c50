import { MapPinned } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VenueRow } from '#shared/contract/library.ts';
import { venueLine } from '#shared/domain/meetup/venue.ts';
import { useCommand, useLiveQuery, useOpenChapter } from '../../client/index.ts';
import { Button, Dialog, EmptyState, ErrorText, cityOf } from '../../ui/index.ts';
import { VenueDialog } from './VenueDialog.tsx';
import styles from './GuestDialog.module.css';

/** The venue book: every place of the chapter, to be changed, added and deleted. */
export const VenuesDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['planning', 'meetups']);
  const chapter = useOpenChapter();
  const [edited, setEdited] = useState<VenueRow | 'new'>();
  const { value } = useLiveQuery('venues.list', {});
  const remove = useCommand('library.delete');
  const venues = value?.venues ?? [];
  const noteOf = ({ fields, meetups }: VenueRow): string =>
    [
      ...(fields.address === undefined ? [] : [fields.address]),
      ...(fields.capacity === undefined
        ? []
        : [t('meetups:when.seats', { count: fields.capacity })]),
      ...(fields.timeZone === chapter?.timeZone ? [] : [cityOf(fields.timeZone)]),
      t('meetups:count', { count: meetups }),
    ].join(' · ');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('venue.book')}
      size="wide"
      footer={
        <>
          <Button onPress={onClose}>{t('app:dialog.close')}</Button>
          <Button variant="primary" onPress={() => setEdited('new')}>
            {t('venue.add')}
          </Button>
        </>
      }
    >
      {value !== undefined && venues.length === 0 ? (
        <EmptyState icon={MapPinned} title={t('venue.empty')} text={t('venue.emptyText')} />
      ) : (
        <ul className={styles.people} aria-label={t('venue.book')}>
          {venues.map((venue) => (
            <li key={venue.id}>
              <span>
                {venueLine(venue.fields)}
                <small className={styles.block}>{noteOf(venue)}</small>
              </span>
              <Button
                size="small"
                variant="quiet"
                aria-label={t('venue.editOne', { name: venueLine(venue.fields) })}
                onPress={() => setEdited(venue)}
              >
                {t('plan.edit')}
              </Button>
              <Button
                size="small"
                variant="quiet"
                aria-label={t('venue.deleteOne', { name: venueLine(venue.fields) })}
                onPress={() => void remove.run({ id: venue.id })}
              >
                {t('plan.delete')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ErrorText error={remove.error} boxed />
      {edited !== undefined && (
        <VenueDialog
          {...(edited !== 'new' && { venue: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Dialog>
  );
};
