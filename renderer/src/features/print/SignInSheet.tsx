import { useTranslation } from 'react-i18next';
import type { PrintedGuest } from '#shared/contract/report.ts';
import { readableToken } from '#shared/domain/meetup/badgeCode.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { signInPages } from '#shared/domain/print/signInPages.ts';
import type { Paper } from '#shared/domain/print/labelSheets.ts';
import { useFormat } from '../../ui/index.ts';
import { Sheet } from './Sheet.tsx';
import styles from './SignInSheet.module.css';

/** The list for the table at the door: numbered rows with codes, and blank rows for walk-ins. */
export const SignInSheet = (props: {
  meetup: Meetup;
  guests: readonly PrintedGuest[];
  paper: Paper;
}) => {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { meetup } = props;
  const pages = signInPages(props.guests, props.paper);
  return pages.map((rows, index) => (
    <Sheet key={index} paper={props.paper} isPadded>
      <div className={styles.sheetHead}>
        <h2>{meetup.name}</h2>
        <span>
          {format.day(meetup.startLocal)} · {index + 1}/{pages.length}
        </span>
      </div>
      <table className={styles.signIn}>
        <thead>
          <tr>
            <th scope="col">{t('print.number')}</th>
            <th scope="col">{t('print.name')}</th>
            <th scope="col">{t('print.organisation')}</th>
            <th scope="col">{t('print.code')}</th>
            <th scope="col">{t('print.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, guest }) => (
            <tr key={number} data-blank={guest === undefined || undefined}>
              <td>{guest === undefined ? `W${number}` : number}</td>
              <td>
                {guest !== undefined && (
                  <>
                    <bdi lang={guest.person.lang} dir="auto">
                      {guest.person.fn}
                    </bdi>
                    {guest.person.latin !== undefined && guest.person.latin !== guest.person.fn && (
                      <bdi lang="en" className={styles.rowLatin}>
                        {guest.person.latin}
                      </bdi>
                    )}
                  </>
                )}
              </td>
              <td>
                <span className={styles.twoLines}>{guest?.person.organisation}</span>
              </td>
              <td className={styles.code}>{guest !== undefined && readableToken(guest.token)}</td>
              <td aria-label={t('print.signature')} />
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  ));
};
