import styles from './Spoken.module.css';

/** Words that are only read out: where the eye is told by colours, gaps or the place. */
export const Spoken = ({ children }: { children: string }) => (
  <span className={styles.spoken}>{children}</span>
);
