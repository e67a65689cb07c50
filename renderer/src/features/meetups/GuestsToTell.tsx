import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useLiveQuery } from '../../client/index.ts';
import { LeftOut } from './LeftOut.tsx';
import styles from './Invite.module.css';

type Answer = Output<'invite.recipients'>;

/**
 * Who should hear of a change: those a message can go to, and those who need another way. Who was
 * told already, or has died, is neither.
 */
export const useGuestsToTell = (
  meetupId: string,
  purpose: 'changed' | 'cancelled',
): Answer & { readonly total: number } => {
  const { value } = useLiveQuery('invite.recipients', {
    meetupId,
    purpose,
    includesNotAsked: true,
    includesWritten: false,
  });
  const { recipients, leftOut: others } = value ?? { recipients: [], leftOut: [] };
  const leftOut = others.filter(({ reason }) => reason !== 'deceased' && reason !== 'written');
  return { recipients, leftOut, total: recipients.length + leftOut.length };
};

/** {@link useGuestsToTell} as lists of names. */
export const GuestsToTell = ({ recipients, leftOut }: Answer) => {
  const { t } = useTranslation('planning');
  return (
    <>
      {recipients.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t('change.byMail', { count: recipients.length })}</h3>
          <ul className={styles.names}>
            {recipients.map(({ personId, name }) => (
              <li key={personId}>{name}</li>
            ))}
          </ul>
        </>
      )}
      {leftOut.length > 0 && <LeftOut people={leftOut} />}
    </>
  );
};
