import { HeartHandshake, X } from 'lucide-react';
import type { TFunction } from 'i18next';
import type { GuestRow } from '#shared/contract/meetups.ts';
import type { Partstat } from '#shared/domain/meetup/participation.ts';
import {
  Button,
  Checkbox,
  IconButton,
  PersonName,
  StatusMark,
  Tag,
  type GridColumn,
} from '../../ui/index.ts';
import { ReplyMenu } from './ReplyMenu.tsx';
import styles from './Guests.module.css';

interface GuestColumnOptions {
  readonly t: TFunction<['meetups', 'planning']>;
  readonly selected: ReadonlySet<string>;
  readonly onToggle: (guest: GuestRow) => void;
  readonly onDetails: (guest: GuestRow) => void;
  readonly onReply: (guest: GuestRow, partstat: Partstat) => void;
  readonly onRemove: (guest: GuestRow) => void;
}

/** The columns of the guest list. */
export const guestColumns = (options: GuestColumnOptions): readonly GridColumn<GuestRow>[] => {
  const { t } = options;
  return [
    {
      id: 'select',
      header: t('planning:bulk.column'),
      width: '4rem',
      render: (guest, { isActive }) => (
        <Checkbox
          aria-label={t('planning:bulk.select', { name: guest.person.fn })}
          excludeFromTabOrder={!isActive}
          isSelected={options.selected.has(guest.person.id)}
          onChange={() => options.onToggle(guest)}
        />
      ),
    },
    {
      id: 'name',
      header: t('guests.column.name'),
      width: 'minmax(11rem, 2.2fr)',
      render: ({ person, mode }) =>
        person.fn === '' ? (
          t('guests.gone')
        ) : (
          <span className={styles.nameCell}>
            <PersonName person={person} />
            {mode === 'virtual' && <Tag text={t('planning:mode.virtual')} />}
          </span>
        ),
    },
    {
      id: 'organisation',
      header: t('guests.column.organisation'),
      width: 'minmax(6rem, 1.5fr)',
      render: ({ person }) => person.organisation ?? '',
    },
    {
      id: 'function',
      header: t('guests.column.function'),
      width: 'minmax(5rem, 0.8fr)',
      render: (guest, { isActive }) => (
        <span className={styles.replyCell}>
          <Button
            size="small"
            variant="quiet"
            aria-label={t('planning:guest.details', {
              name: guest.person.fn,
              function: t(`function.${guest.function}`),
            })}
            excludeFromTabOrder={!isActive}
            onPress={() => options.onDetails(guest)}
          >
            <span className={styles.reply}>{t(`function.${guest.function}`)}</span>
            {guest.needs !== undefined && (
              <HeartHandshake size={13} aria-label={t('planning:guest.hasNeeds')} />
            )}
          </Button>
        </span>
      ),
    },
    {
      id: 'reply',
      header: t('guests.column.reply'),
      width: 'minmax(9rem, 1fr)',
      render: (guest, { isActive }) => (
        <ReplyMenu
          guest={guest}
          isInTabOrder={isActive}
          onReply={(partstat) => options.onReply(guest, partstat)}
        />
      ),
    },
    {
      id: 'came',
      header: t('guests.column.came'),
      width: 'minmax(6rem, 0.8fr)',
      render: (guest) => <Came guest={guest} t={t} />,
    },
    {
      id: 'remove',
      header: t('guests.column.remove'),
      width: '5.25rem',
      align: 'end',
      render: (guest, { isActive }) => (
        <IconButton
          size="small"
          label={t('guests.remove', { name: guest.person.fn })}
          excludeFromTabOrder={!isActive}
          onPress={() => options.onRemove(guest)}
        >
          <X size={15} aria-hidden />
        </IconButton>
      ),
    },
  ];
};

const Came = ({ guest, t }: { guest: GuestRow; t: TFunction<['meetups', 'planning']> }) => {
  if (guest.attended) {
    return (
      <StatusMark
        tone="ok"
        text={t(guest.source === 'walk-in' ? 'guests.walkIn' : 'guests.came')}
      />
    );
  }
  if (guest.place === 'waiting') return <StatusMark tone="warn" text={t('guests.waiting')} />;
  if (guest.place === 'offered')
    return <StatusMark tone="warn" text={t('planning:seats.isOffered')} />;
  return guest.place === 'released' ? t('planning:seats.isReleased') : null;
};
