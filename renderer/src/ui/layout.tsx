import type { LucideIcon } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './layout.module.css';

/** A page of the frame: header above, body below filling the rest. */
export const Page = (props: { header: ReactNode; children: ReactNode }) => (
  <div className={styles.page}>
    {props.header}
    <div className={styles.body}>{props.children}</div>
  </div>
);

/** Title, quiet count and, on the right, the page's few controls with the main one last. */
export const PageHeader = (props: {
  title: string;
  /** The title in the window's own title bar, when it is not `title`. */
  windowTitle?: string;
  count?: ReactNode;
  /** Something right after the title, such as a `StatusPill`. */
  status?: ReactNode;
  children?: ReactNode;
}) => {
  const { t } = useTranslation('app');
  const windowTitle = props.windowTitle ?? props.title;
  useEffect(() => {
    document.title = t('windowTitle', { page: windowTitle });
  }, [t, windowTitle]);
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{props.title}</h1>
      {props.status}
      {props.count !== undefined && <span className={styles.count}>{props.count}</span>}
      {props.children !== undefined && <div className={styles.actions}>{props.children}</div>}
    </header>
  );
};

/** A readable single column for forms and texts inside {@link Page}. */
export const Column = ({ children }: { children: ReactNode }) => (
  <div className={styles.column}>{children}</div>
);

/** A framed group of things that belong together. */
export const Card = (props: {
  title?: string;
  actions?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}) => (
  <section
    className={classes(styles.card, props.className)}
    {...(props.title !== undefined && { 'aria-label': props.title })}
  >
    {props.title !== undefined && (
      <div className={styles.cardHead}>
        <h2 className={styles.cardTitle}>{props.title}</h2>
        {props.actions}
      </div>
    )}
    {props.children}
  </section>
);

/** What an empty place says: one sentence and one action. */
export const EmptyState = (props: {
  icon?: LucideIcon;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
}) => {
  const Icon = props.icon;
  return (
    <div className={styles.empty}>
      {Icon !== undefined && (
        <Icon size={28} strokeWidth={1.5} className={styles.emptyIcon} aria-hidden />
      )}
      <p className={styles.emptyTitle}>{props.title}</p>
      {props.text !== undefined && <p className={styles.emptyText}>{props.text}</p>}
      {props.action !== undefined && <div className={styles.emptyAction}>{props.action}</div>}
    </div>
  );
};
