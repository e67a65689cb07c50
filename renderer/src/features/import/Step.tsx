import { Check } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { classes } from '../../ui/index.ts';
import styles from './Step.module.css';

/** One numbered step of the import, as a section with its heading. */
export const Step = (props: {
  number: number;
  title: string;
  /** A few words after the title that say what came out of the step. */
  summary?: ReactNode;
  isDone?: boolean;
  actions?: ReactNode;
  children?: ReactNode;
}) => {
  const id = useId();
  return (
    <section className={styles.step} aria-labelledby={id}>
      <div className={styles.stepHead}>
        <span
          className={classes(styles.number, props.isDone === true && styles.numberDone)}
          aria-hidden
        >
          {props.isDone === true ? <Check size={13} strokeWidth={2.6} /> : props.number}
        </span>
        <h2 id={id} className={styles.stepTitle}>
          {props.title}
        </h2>
        {props.summary !== undefined && <span className={styles.summary}>{props.summary}</span>}
        {props.actions !== undefined && <div className={styles.stepActions}>{props.actions}</div>}
      </div>
      {props.children !== undefined && <div className={styles.stepBody}>{props.children}</div>}
    </section>
  );
};
