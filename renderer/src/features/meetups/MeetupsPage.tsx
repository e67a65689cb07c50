import { CalendarDays, Ellipsis } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { instantToLocal } from '#shared/domain/time/zonedTime.ts';
import { useLiveQuery, useOpenChapter } from '../../client/index.ts';
import {
  Button,
  EmptyState,
  IconButton,
  Menu,
  MenuItem,
  Page,
  PageHeader,
  paths,
  systemTimeZone,
  useActions,
} from '../../ui/index.ts';
import { MeetupList } from './MeetupList.tsx';
import { MonthView } from './MonthView.tsx';
import { NewMeetupDialog } from './NewMeetupDialog.tsx';
import { TemplatesDialog } from './TemplatesDialog.tsx';
import { useNow } from './useNow.ts';
import { VenuesDialog } from './VenuesDialog.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';
import { useMeetupsView } from './useMeetupsView.ts';

/** All meetups of the chapter: by year or by month, with the venue book and the templates. */
export const MeetupsPage = () => {
  const { t } = useTranslation(['meetups', 'planning']);
  const [, go] = useLocation();
  const chapter = useOpenChapter();
  const [view, setView] = useMeetupsView();
  const [creating, setCreating] = useState<{ readonly date?: string }>();
  const [dialog, setDialog] = useState<'venues' | 'templates'>();
  const now = useNow();
  const { value } = useLiveQuery('meetups.list', { window: { offset: 0, limit: 1 } });

  useActions(
    useMemo(
      () => [
        { id: 'new-meetup', label: t('action.new'), shortcut: 'n', run: () => setCreating({}) },
        {
          id: 'meetups-view',
          label: t(view === 'list' ? 'view.showMonth' : 'view.showList'),
          shortcut: 'v',
          run: () => setView(view === 'list' ? 'month' : 'list'),
        },
        {
          id: 'venue-book',
          label: t('planning:venue.book'),
          run: () => setDialog('venues'),
        },
        {
          id: 'plan-templates',
          label: t('planning:ownTemplate.title'),
          run: () => setDialog('templates'),
        },
      ],
      [t, view, setView],
    ),
  );

  const create = (
    <Button variant="primary" onPress={() => setCreating({})}>
      {t('action.new')}
    </Button>
  );
  const isEmpty = value?.total === 0;
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          count={value !== undefined && !isEmpty ? t('count', { count: value.total }) : undefined}
        >
          <Menu
            label={t('action.more')}
            button={
              <IconButton label={t('action.more')}>
                <Ellipsis size={18} aria-hidden />
              </IconButton>
            }
          >
            <MenuItem text={t('planning:venue.book')} onAction={() => setDialog('venues')} />
            <MenuItem
              text={t('planning:ownTemplate.title')}
              onAction={() => setDialog('templates')}
            />
          </Menu>
          {!isEmpty && <ViewSwitch view={view} onChange={setView} />}
          {isEmpty ? undefined : create}
        </PageHeader>
      }
    >
      {isEmpty ? (
        <EmptyState
          icon={CalendarDays}
          title={t('empty.title')}
          text={t('empty.text')}
          action={create}
        />
      ) : view === 'list' ? (
        <MeetupList now={now} />
      ) : (
        <MonthView
          today={instantToLocal(now, chapter?.timeZone ?? systemTimeZone()).slice(0, 10)}
          onCreate={(date) => setCreating({ date })}
          onOpen={(id) => go(paths.meetup(id))}
        />
      )}
      {creating !== undefined && (
        <NewMeetupDialog
          date={creating.date}
          onClose={() => setCreating(undefined)}
          onCreated={(id) => go(paths.meetup(id))}
        />
      )}
      {dialog === 'venues' && <VenuesDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'templates' && <TemplatesDialog onClose={() => setDialog(undefined)} />}
    </Page>
  );
};
