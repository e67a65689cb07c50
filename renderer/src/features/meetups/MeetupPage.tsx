import { CalendarX2, Ellipsis } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  EmptyState,
  href,
  IconButton,
  LinkButton,
  Menu,
  MenuItem,
  NewerNotice,
  MenuSeparator,
  Page,
  PageHeader,
  paths,
  Tabs,
  useActions,
  useFormat,
} from '../../ui/index.ts';
import { ChangePlanDialog, type PlanChange } from './ChangePlanDialog.tsx';
import { DuplicateDialog } from './DuplicateDialog.tsx';
import { GuestsTab } from './GuestsTab.tsx';
import { InviteTab } from './InviteTab.tsx';
import { PlanTab } from './PlanTab.tsx';
import { saveCalendar } from './saveCalendar.ts';
import { StagePill } from './StagePill.tsx';
import { useNow } from './useNow.ts';
import { isOnTheDay } from './when.ts';
import styles from './Plan.module.css';

type MeetupTab = 'plan' | 'guests' | 'invite' | 'after';

// Charts are large and only needed here.
const AfterTab = lazy(async () => ({ default: (await import('../after/index.ts')).AfterTab }));

/** One meetup: its plan and its guests. The door has a window of its own. */
export const MeetupPage = ({ meetupId, tab }: { meetupId: string; tab: MeetupTab }) => {
  const { t } = useTranslation('meetups');
  const { value } = useLiveQuery('meetups.meetup', { id: meetupId });
  if (value === undefined) return null;
  if (value === null) {
    return (
      <EmptyState
        icon={CalendarX2}
        title={t('missing.title')}
        text={t('missing.text')}
        action={
          <LinkButton variant="primary" href={href(paths.meetups)}>
            {t('missing.action')}
          </LinkButton>
        }
      />
    );
  }
  return <LoadedPage key={meetupId} {...value} tab={tab} />;
};

type Loaded = NonNullable<Output<'meetups.meetup'>>;

const LoadedPage = ({ meetup, line, newer, tab }: Loaded & { tab: MeetupTab }) => {
  const { t } = useTranslation(['meetups', 'invite', 'report']);
  const format = useFormat();
  const [, go] = useLocation();
  const isTheDay = isOnTheDay(useNow(), meetup);
  const id = meetup._id;
  const pathOf = (to: MeetupTab): string =>
    ({ plan: paths.meetup, guests: paths.guests, invite: paths.invite, after: paths.after })[to](
      id,
    );

  useActions(
    useMemo(
      () => [
        { id: 'open-door', label: t('action.open'), shortcut: 'd', run: () => go(paths.door(id)) },
        { id: 'plan', label: t('action.plan'), shortcut: '1', run: () => go(paths.meetup(id)) },
        {
          id: 'print',
          label: t('report:print.menu'),
          shortcut: 'p',
          run: () => go(paths.print(id, 'badges')),
        },
        { id: 'guests', label: t('action.guests'), shortcut: '2', run: () => go(paths.guests(id)) },
        { id: 'invite', label: t('invite:show'), shortcut: '3', run: () => go(paths.invite(id)) },
        { id: 'after', label: t('report:action'), shortcut: '4', run: () => go(paths.after(id)) },
        {
          id: 'back-to-meetups',
          label: t('action.back'),
          shortcut: 'escape',
          isHidden: true,
          run: () => go(paths.meetups),
        },
      ],
      [t, go, id],
    ),
  );

  return (
    <Page
      header={
        <PageHeader title={meetup.name} status={<StagePill meetup={meetup} />}>
          <MoreMenu meetup={meetup} line={line} />
          <LinkButton variant={isTheDay ? 'primary' : 'plain'} href={href(paths.door(id))}>
            {t('action.open')}
          </LinkButton>
        </PageHeader>
      }
    >
      {newer === true && <NewerNotice />}
      <div className={styles.tabs}>
        <Tabs<MeetupTab>
          label={t('tabs.label')}
          selected={tab}
          onSelect={(to) => go(pathOf(to))}
          tabs={[
            { id: 'plan', label: t('tabs.plan'), content: <PlanTab meetup={meetup} line={line} /> },
            {
              id: 'guests',
              label: t('tabs.guests'),
              count: format.number(line.counts.guests),
              content: <GuestsTab meetupId={id} />,
            },
            {
              id: 'invite',
              label: t('invite:tab'),
              content: <InviteTab meetup={meetup} />,
            },
            {
              id: 'after',
              label: t('report:tab'),
              content: (
                <Suspense>
                  <AfterTab meetup={meetup} />
                </Suspense>
              ),
            },
          ]}
        />
      </div>
    </Page>
  );
};

const MoreMenu = ({ meetup, line }: Pick<Loaded, 'meetup' | 'line'>) => {
  const { t } = useTranslation(['meetups', 'planning']);
  const [, go] = useLocation();
  const [change, setChange] = useState<PlanChange>();
  const [isCopying, setCopying] = useState(false);
  const edit = useCommand('meetups.edit');
  const remove = useCommand('meetups.delete');
  const isAsPlanned =
    meetup.eventStatus === 'EventScheduled' || meetup.eventStatus === 'EventRescheduled';
  return (
    <>
      <Menu
        label={t('action.more')}
        button={
          <IconButton label={t('action.more')}>
            <Ellipsis size={18} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem text={t('planning:calendar.save')} onAction={() => saveCalendar(meetup)} />
        {(['badges', 'sign-in', 'tents'] as const).map((what) => (
          <MenuItem
            key={what}
            text={t(`report:print.${what}`)}
            onAction={() => go(paths.print(meetup._id, what))}
          />
        ))}
        <MenuSeparator />
        <MenuItem text={t('planning:duplicate.open')} onAction={() => setCopying(true)} />
        {(['postpone', 'online', 'cancel'] as const).map((kind) => (
          <MenuItem
            key={kind}
            text={t(`planning:change.open.${kind}`)}
            onAction={() => setChange(kind)}
          />
        ))}
        {!isAsPlanned && (
          <MenuItem
            text={t('planning:change.open.asPlanned')}
            onAction={() =>
              void edit.run({ id: meetup._id, patch: { eventStatus: 'EventScheduled' } })
            }
          />
        )}
        <MenuItem
          text={t('action.delete')}
          isDangerous
          onAction={() => {
            void remove.run({ id: meetup._id }).then((answer) => {
              if (answer.ok) go(paths.meetups);
            });
          }}
        />
      </Menu>
      {change !== undefined && (
        <ChangePlanDialog
          meetup={meetup}
          counts={line.counts}
          change={change}
          onClose={() => setChange(undefined)}
        />
      )}
      {isCopying && <DuplicateDialog meetup={meetup} onClose={() => setCopying(false)} />}
    </>
  );
};
