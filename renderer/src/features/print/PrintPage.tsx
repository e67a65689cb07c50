import { CalendarX2, Printer, UsersRound } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import {
  labelSheetIds,
  labelSheets,
  papers,
  type LabelSheetId,
  type Paper,
} from '#shared/domain/print/labelSheets.ts';
import { useLiveQuery } from '../../client/index.ts';
import {
  Button,
  EmptyState,
  href,
  LinkButton,
  NumberField,
  paths,
  Select,
  useActions,
} from '../../ui/index.ts';
import { Badges } from './Badges.tsx';
import { ReportPaper } from './ReportPaper.tsx';
import { SignInSheet } from './SignInSheet.tsx';
import { Tents } from './Tents.tsx';
import { useAllPrinted } from './useAllPrinted.ts';
import styles from './Print.module.css';

const kinds = ['badges', 'sign-in', 'tents', 'report'] as const;

type Kind = (typeof kinds)[number];

/** A preview of what goes onto paper, as large as it will be, and the way to the printer. */
export const PrintPage = (props: { meetupId: string; what: string }) => {
  const { t } = useTranslation('report');
  const { value } = useLiveQuery('meetups.meetup', { id: props.meetupId });
  if (value === undefined) return null;
  if (value === null) return <EmptyState icon={CalendarX2} title={t('print.missing')} />;
  const kind = kinds.find((one) => one === props.what) ?? 'badges';
  return <LoadedPage meetup={value.meetup} kind={kind} />;
};

const LoadedPage = ({ meetup, kind }: { meetup: Meetup; kind: Kind }) => {
  const { t } = useTranslation('report');
  const [, go] = useLocation();
  const [sheetId, setSheetId] = useState<LabelSheetId>('plain-a4');
  const [paperId, setPaperId] = useState<Paper['id']>('a4');
  const [first, setFirst] = useState(1);
  const [whom, setWhom] = useState<'all' | 'coming'>('all');
  const guests = useAllPrinted(meetup._id, whom);
  const sheet = labelSheets[sheetId];
  const paper = kind === 'badges' ? sheet.paper : papers[paperId];
  const back = kind === 'report' ? paths.after(meetup._id) : paths.guests(meetup._id);

  useEffect(() => {
    document.title = t('print.title', { what: t(`print.${kind}`), name: meetup.name });
  }, [t, kind, meetup.name]);
  const page = kind === 'report' ? `flow-${paper.id}` : paper.id;
  useEffect(() => {
    document.documentElement.dataset['paper'] = page;
    return () => {
      delete document.documentElement.dataset['paper'];
    };
  }, [page]);
  useActions(
    useMemo(
      () => [
        {
          id: 'back-from-print',
          label: t('print.back'),
          shortcut: 'escape',
          isHidden: true,
          run: () => go(back),
        },
      ],
      [t, go, back],
    ),
  );

  const isEmpty = kind !== 'report' && guests !== undefined && guests.length === 0;
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <LinkButton href={href(back)}>{t('print.back')}</LinkButton>
        <h1 className={styles.title}>
          {t('print.title', { what: t(`print.${kind}`), name: meetup.name })}
        </h1>
        <Select
          label={t('print.menu')}
          value={kind}
          options={kinds.map((id) => ({ id, label: t(`print.${id}`) }))}
          onChange={(id) => go(paths.print(meetup._id, id), { replace: true })}
        />
        {kind !== 'report' && (
          <Select
            label={t('print.whom')}
            value={whom}
            options={(['all', 'coming'] as const).map((id) => ({ id, label: t(`print.${id}`) }))}
            onChange={setWhom}
          />
        )}
        {kind === 'badges' ? (
          <>
            <Select
              label={t('print.layout')}
              value={sheetId}
              options={labelSheetIds.map((id) => ({ id, label: t(`label.${id}`) }))}
              onChange={setSheetId}
            />
            <NumberField
              label={t('print.skip')}
              value={first}
              minValue={1}
              maxValue={sheet.columns * sheet.rows}
              onChange={(next) => setFirst(Number.isNaN(next) ? 1 : next)}
            />
          </>
        ) : (
          <Select
            label={t('print.paper')}
            value={paperId}
            options={(['a4', 'letter'] as const).map((id) => ({ id, label: t(`print.${id}`) }))}
            onChange={setPaperId}
          />
        )}
        <Button variant="primary" isDisabled={isEmpty} onPress={() => globalThis.print()}>
          <Printer size={15} aria-hidden />
          {t('print.do')}
        </Button>
        <p className={styles.hint}>
          {t('print.hint', { paper: t(`print.${paper.id}`) })}
          {guests !== undefined &&
            kind !== 'report' &&
            ` ${t('print.count', { count: guests.length })}`}
        </p>
      </header>
      {isEmpty ? (
        <EmptyState icon={UsersRound} title={t('print.noGuests')} text={t('print.noGuestsText')} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, also by keyboard.
        <div className={styles.desk} tabIndex={0} role="region" aria-label={t(`print.${kind}`)}>
          {paperOf({ kind, meetup, guests, paper, sheet, skip: first - 1 })}
        </div>
      )}
    </div>
  );
};

const paperOf = (options: {
  kind: Kind;
  meetup: Meetup;
  guests: ReturnType<typeof useAllPrinted>;
  paper: Paper;
  sheet: (typeof labelSheets)[LabelSheetId];
  skip: number;
}): ReactNode => {
  const { kind, meetup, guests, paper, sheet, skip } = options;
  if (kind === 'report') return <ReportPaper meetup={meetup} paper={paper} />;
  if (guests === undefined) return null;
  if (kind === 'badges')
    return <Badges meetup={meetup} guests={guests} sheet={sheet} skip={skip} />;
  if (kind === 'tents') return <Tents meetup={meetup} guests={guests} paper={paper} />;
  return <SignInSheet meetup={meetup} guests={guests} paper={paper} />;
};
