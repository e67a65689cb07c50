import { useTranslation } from 'react-i18next';
import type { ImportRow } from '#shared/contract/importRows.ts';
import { useLiveQuery } from '../../client/index.ts';
import styles from './RowDetail.module.css';

/** The picture that a row brings in, as it will be. */
export const RowPhoto = ({ session, row }: { session: string; row: ImportRow }) => {
  const { t } = useTranslation('people');
  const { value } = useLiveQuery('import.photo', { session, row: row.row });
  const image = value?.image ?? null;
  return image === null ? null : (
    <img className={styles.photo} src={image} alt={t('photo.of', { name: row.name })} />
  );
};
