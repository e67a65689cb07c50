import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/index.ts';
import styles from './PersonPanel.module.css';

/** A part of the panel with a heading and, where things can be added, a plus. */
export const Section = (props: {
  title: string;
  add?: { label: string; onPress: () => void };
  children: ReactNode;
}) => (
  <section className={styles.section} aria-label={props.title}>
    <div className={styles.sectionHead}>
      <h3>{props.title}</h3>
      {props.add !== undefined && (
        <IconButton size="small" label={props.add.label} onPress={props.add.onPress}>
          <Plus size={15} aria-hidden />
        </IconButton>
      )}
    </div>
    {props.children}
  </section>
);
