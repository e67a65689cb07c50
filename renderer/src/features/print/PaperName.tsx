import type { PrintedGuest } from '#shared/contract/report.ts';
import { classes } from '../../ui/index.ts';
import styles from './Labels.module.css';

/**
 * A name on paper: in its own script, and in Latin letters under it when that helps others. Long
 * names are set smaller, never cut off.
 */
export const PaperName = ({ person }: { person: PrintedGuest['person'] }) => {
  const latin = person.latin !== undefined && person.latin !== person.fn ? person.latin : undefined;
  return (
    <div className={styles.names}>
      <bdi lang={person.lang} dir="auto" className={classes(styles.own, sizeOf(person.fn))}>
        {person.fn}
      </bdi>
      {latin !== undefined && (
        <bdi lang="en" className={styles.latin}>
          {latin}
        </bdi>
      )}
    </div>
  );
};

const sizeOf = (name: string): string | undefined => {
  const width = [...name].reduce((sum, sign) => sum + (isWide(sign) ? 1.8 : 1), 0);
  if (width > 34) return styles.longest;
  return width > 20 ? styles.long : undefined;
};

const isWide = (sign: string): boolean =>
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(sign);
