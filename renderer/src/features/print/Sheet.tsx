import type { ReactNode } from 'react';
import type { Paper } from '#shared/domain/print/labelSheets.ts';
import { classes } from '../../ui/index.ts';
import styles from './Sheet.module.css';

/** One sheet of paper, in its true size on the screen and alone on its page in print. */
export const Sheet = (props: { paper: Paper; isPadded?: boolean; children: ReactNode }) => (
  <div
    className={classes(
      styles.sheet,
      props.paper.id === 'a4' ? styles.a4 : styles.letter,
      props.isPadded === true && styles.padded,
    )}
    data-sheet
  >
    {props.children}
  </div>
);
