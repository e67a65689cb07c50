import {
  Check,
  ChevronDown,
  CircleDashed,
  CircleHelp,
  CircleX,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GuestRow } from '#shared/contract/meetups.ts';
import type { Partstat } from '#shared/domain/meetup/participation.ts';
import { Button, classes, Menu, MenuItem } from '../../ui/index.ts';
import styles from './Guests.module.css';

const icons = {
  ACCEPTED: Check,
  TENTATIVE: CircleHelp,
  DECLINED: CircleX,
  DELEGATED: CircleX,
  'NEEDS-ACTION': CircleDashed,
} as const satisfies Record<Partstat, LucideIcon>;

const choices = ['ACCEPTED', 'TENTATIVE', 'DECLINED', 'NEEDS-ACTION'] as const;

/** A guest's reply; choosing another saves at once. */
export const ReplyMenu = (props: {
  guest: GuestRow;
  isInTabOrder: boolean;
  onReply: (partstat: Partstat) => void;
}) => {
  const { t } = useTranslation('meetups');
  const { partstat, person } = props.guest;
  const reply = t(`reply.${partstat}`);
  const label = t('reply.of', { name: person.fn, reply });
  return (
    <span className={styles.replyCell}>
      <Menu
        label={label}
        button={
          <Button
            size="small"
            variant="quiet"
            aria-label={label}
            excludeFromTabOrder={!props.isInTabOrder}
          >
            <ReplyIcon partstat={partstat} />
            <span className={styles.reply}>{reply}</span>
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
      >
        {choices.map((choice) => (
          <MenuItem
            key={choice}
            text={t(`reply.${choice}`)}
            icon={<ReplyIcon partstat={choice} />}
            {...(choice === partstat && { note: '✓' })}
            onAction={() => props.onReply(choice)}
          />
        ))}
      </Menu>
    </span>
  );
};

const ReplyIcon = ({ partstat }: { partstat: Partstat }) => {
  const Icon = icons[partstat];
  return (
    <Icon
      size={14}
      strokeWidth={2.4}
      className={classes(styles.replyIcon, styles[partstat])}
      aria-hidden
    />
  );
};
