import { BookMarked } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VenueRow } from '#shared/contract/library.ts';
import { venueLine } from '#shared/domain/meetup/venue.ts';
import { useLiveQuery } from '../../client/index.ts';
import { IconButton, Menu, MenuItem, MenuSeparator, TextField } from '../../ui/index.ts';
import type { MeetupDraft } from './meetupDraft.ts';
import { VenueDialog } from './VenueDialog.tsx';
import { VenuesDialog } from './VenuesDialog.tsx';
import styles from './MeetupFields.module.css';

/** The venue in words, or picked from the venue book with its time zone and seats. */
export const VenueField = (props: {
  draft: MeetupDraft;
  onChange: (part: Partial<MeetupDraft>) => void;
}) => {
  const { t } = useTranslation(['meetups', 'planning']);
  const { draft, onChange } = props;
  const [isAdding, setAdding] = useState(false);
  const [isManaging, setManaging] = useState(false);
  const { value } = useLiveQuery('venues.list', {});
  const venues = value?.venues ?? [];
  const chosen = venues.find(({ id }) => id === draft.venueId);
  const choose = ({ id, fields }: Pick<VenueRow, 'id' | 'fields'>): void =>
    onChange({
      venueId: id,
      venueName: venueLine(fields),
      timeZone: fields.timeZone,
      ...(fields.capacity !== undefined && { capacity: fields.capacity }),
    });
  return (
    <div className={styles.venue}>
      <TextField
        label={t('field.venueName')}
        placeholder={t('placeholder.venueName')}
        description={chosen === undefined ? undefined : t('planning:venue.inBook')}
        value={draft.venueName}
        // Other words are another place.
        onChange={(venueName) => onChange({ venueName, venueId: null })}
        maxLength={500}
      />
      <Menu
        label={t('planning:venue.book')}
        button={
          <IconButton label={t('planning:venue.book')}>
            <BookMarked size={16} aria-hidden />
          </IconButton>
        }
      >
        {venues.map((venue) => (
          <MenuItem
            key={venue.id}
            text={venueLine(venue.fields)}
            {...(venue.fields.capacity !== undefined && {
              note: t('when.seats', { count: venue.fields.capacity }),
            })}
            onAction={() => choose(venue)}
          />
        ))}
        {venues.length > 0 && <MenuSeparator />}
        <MenuItem text={t('planning:venue.new')} onAction={() => setAdding(true)} />
        {venues.length > 0 && (
          <MenuItem text={t('planning:venue.manage')} onAction={() => setManaging(true)} />
        )}
      </Menu>
      {isAdding && (
        <VenueDialog
          initial={{
            name: chosen === undefined ? draft.venueName : '',
            timeZone: draft.timeZone ?? undefined,
            capacity: Number.isNaN(draft.capacity) ? undefined : draft.capacity,
          }}
          onClose={() => setAdding(false)}
          onSaved={choose}
        />
      )}
      {isManaging && <VenuesDialog onClose={() => setManaging(false)} />}
    </div>
  );
};
