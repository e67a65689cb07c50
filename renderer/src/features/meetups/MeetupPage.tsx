import { CalendarX2 } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Output } from '#shared/contract/index.ts';
import { useLiveQuery } from '../../client/index.ts';
import {
  EmptyState,
  href,
  LinkButton,
  NewerNotice,
  Page,
  PageHeader,
  paths,
  Tabs,
  useActions,
  useFormat,
  isOnTheDay,
} from '../../ui/index.ts';
import { GuestsTab } from './GuestsTab.tsx';
import { InviteTab } from './InviteTab.tsx';
import { MeetupMenu } from './MeetupMenu.tsx';
import { PlanTab } from './PlanTab.tsx';
import { StagePill } from './StagePill.tsx';
import { useNow } from './useNow.ts';
import styles from './Plan.module.css';

type MeetupTab = 'plan' | 'guests' | 'invite' | 'after';

// Charts are large and only needed here.
const AfterTab = lazy(async () => ({ default: (await import('../after/index.ts')).AfterTab }));

/** One meetup: its plan and its guests. The door has a window of its own. */
export const MeetupPage = ({
  meetupId,
  tab,
  purpose,
}: {
  meetupId: string;
  tab: MeetupTab;
  purpose?: string | undefined;
}) => {
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
  return <LoadedPage key={meetupId} {...value} tab={tab} purpose={purpose} />;
};

type Loaded = NonNullable<Output<'meetups.meetup'>>;

const LoadedPage = ({
  meetup,
  line,
  newer,
  tab,
  purpose,
}: Loaded & { tab: MeetupTab; purpose: string | undefined }) => {
  const { t } = useTranslation(['meetups', 'invite', 'report']);
  const format = useFormat();
  const [, go] = useLocation();
  const now = useNow();
  const isTheDay = isOnTheDay(now, meetup);
  const isOver = line.endsAt <= now;
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
          <MeetupMenu meetup={meetup} />
          <LinkButton variant={isTheDay ? 'primary' : 'plain'} href={href(paths.door(id))}>
            {t('action.open')}
          </LinkButton>
          {!isTheDay && !isOver && tab !== 'invite' && (
            <LinkButton variant="primary" href={href(paths.invite(id))}>
              {t('action.invite')}
            </LinkButton>
          )}
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
              // Another address is another message: the text begins anew.
              content: <InviteTab key={purpose} meetup={meetup} wanted={purpose} />,
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
