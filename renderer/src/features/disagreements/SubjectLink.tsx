import { useTranslation } from 'react-i18next';
import type { DisagreementEntry } from '#shared/contract/disagreements.ts';
import { href, pathOfDocument } from '../../ui/index.ts';
import styles from './Disagreements.module.css';

/** Whom or what a disagreement is about, with the way there where there is one. */
export const SubjectLink = ({ entry }: { entry: DisagreementEntry }) => {
  const { t } = useTranslation('disagreements');
  const name = entry.subject === '' ? t('unnamed') : entry.subject;
  const text = entry.context === undefined ? name : `${name} · ${entry.context}`;
  const path = entry.kind === 'recreation' ? undefined : pathOfDocument(entry.documentId);
  return path === undefined ? (
    <span className={styles.subject}>{text}</span>
  ) : (
    <a className={styles.subject} href={href(path)}>
      {text}
    </a>
  );
};
