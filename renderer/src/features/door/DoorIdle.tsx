import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/index.ts';
import styles from './Door.module.css';

const keys = [
  ['arrowup+arrowdown', 'choose'],
  ['enter', 'checkIn'],
  ['mod+enter', 'walkIn'],
  ['shift+enter', 'checkOut'],
  ['mod+z', 'takeBack'],
  ['mod+shift+z', 'doAgain'],
  ['escape', 'leave'],
] as const;

/** What the door shows while nothing is typed: what to do, and nobody's name. */
export const DoorIdle = () => {
  const { t } = useTranslation('door');
  return (
    <div className={styles.idle}>
      <p className={styles.idleTitle}>{t('idle.title')}</p>
      <p className={styles.idleText}>{t('idle.text')}</p>
      <ul className={styles.keys}>
        {keys.map(([shortcut, text]) => (
          <li key={text}>
            <Kbd keys={shortcut} /> {t(`idle.${text}`)}
          </li>
        ))}
      </ul>
    </div>
  );
};
