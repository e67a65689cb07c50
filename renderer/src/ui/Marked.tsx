import type { ReactNode } from 'react';
import type { Mark } from '#shared/contract/window.ts';
import styles from './PersonName.module.css';

/** A text with the parts a search matched made visible. */
export const Marked = (props: { text: string; marks?: readonly Mark[] | undefined }) =>
  props.marks === undefined || props.marks.length === 0 ? (
    props.text
  ) : (
    <>{pieces(props.text, props.marks)}</>
  );

const pieces = (text: string, marks: readonly Mark[]): ReactNode[] => {
  const result: ReactNode[] = [];
  let at = 0;
  for (const [place, [start, end]] of marks.toSorted((a, b) => a[0] - b[0]).entries()) {
    if (start < at || end <= start || end > text.length) continue;
    result.push(text.slice(at, start));
    result.push(
      <mark key={place} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  result.push(text.slice(at));
  return result;
};
