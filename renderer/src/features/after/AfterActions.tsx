import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { useDataClient } from '../../client/index.ts';
import {
  Button,
  ErrorText,
  href,
  LinkButton,
  Menu,
  MenuItem,
  offerFile,
  paths,
  showToast,
  useFormat,
} from '../../ui/index.ts';
import { fetchEveryone, fileNameOf, toCsvFile, toExcelFile, toTable } from './exportReport.ts';
import styles from './After.module.css';

/** Attendance as a file or on paper. */
export const AfterActions = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('report');
  const format = useFormat();
  const client = useDataClient();
  const [error, setError] = useState<AppError>();

  const save = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    const people = await fetchEveryone(client, meetup._id);
    setError(people.ok ? undefined : people.error);
    if (!people.ok) return;
    const rows = toTable(people.value, { t, format, timeZone: meetup.timeZone });
    const name = fileNameOf(meetup, kind);
    offerFile(kind === 'csv' ? toCsvFile(rows) : toExcelFile(rows, t('export.sheet')), name);
    showToast({ text: t('export.saved', { name }) });
  };

  return (
    <div className={styles.actions}>
      <Menu
        label={t('export.menu')}
        button={
          <Button>
            <Download size={15} aria-hidden />
            {t('export.menu')}
          </Button>
        }
      >
        <MenuItem text={t('export.csv')} onAction={() => void save('csv')} />
        <MenuItem text={t('export.xlsx')} onAction={() => void save('xlsx')} />
      </Menu>
      <LinkButton href={href(paths.print(meetup._id, 'report'))}>
        <Printer size={15} aria-hidden />
        {t('export.report')}
      </LinkButton>
      <ErrorText error={error} />
    </div>
  );
};
