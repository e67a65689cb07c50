import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import styles from './layout.module.css';

/** How far some work has come. Without `progress` it only says that work is going on. */
export const ProgressBar = (props: {
  label: string;
  progress?: { readonly done: number; readonly total: number } | undefined;
}) => {
  const { done, total } = props.progress ?? { done: 0, total: 0 };
  return (
    <AriaProgressBar
      className={styles.progress ?? ''}
      value={done}
      maxValue={Math.max(total, 1)}
      isIndeterminate={total === 0}
    >
      {({ percentage = 0, valueText }) => (
        <>
          <div className={styles.progressTexts}>
            <Label>{props.label}</Label>
            <span>{total === 0 ? '' : valueText}</span>
          </div>
          <div className={styles.track}>
            <div className={styles.bar} style={{ inlineSize: `${percentage}%` }} />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
};
