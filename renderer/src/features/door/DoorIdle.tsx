import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/index.ts';
import styles from './Door.module.css';

const walkIn = ['mod+enter', 'walkIn'] as const;

const always = [
  ['mod+z', 'takeBack'],
  ['mod+shift+z', 'doAgain'],
  ['escape', 'leave'],
] as const;

const choose = ['arrowup+arrowdown', 'choose'] as const;

const keys = {
  in: [choose, ['enter', 'checkIn'], walkIn, ['shift+enter', 'checkOut'], ...always],
  out: [choose, ['enter', 'checkOut'], walkIn, ...always],
} as const;

/** What the door shows while nothing is typed: what to do, and nobody's name. */
export const DoorIdle = ({ direction }: { direction: 'in' | 'out' }) => {
  const { t } = useTranslation('door');
  return (
    <div className={styles.idle}>
      <p className={styles.idleTitle}>{t('idle.title')}</p>
      <p className={styles.idleText}>{t('idle.text')}</p>
      <ul className={styles.keys}>
        {keys[direction].map(([shortcut, text]) => (
          <li key={text}>
            <Kbd keys={shortcut} /> {t(`idle.${text}`)}
          </li>
        ))}
      </ul>
    </div>
  );
};
