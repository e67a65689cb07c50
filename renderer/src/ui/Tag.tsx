import { Check, CircleDashed, CircleX, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './Tag.module.css';

/** What a state means: always shown with an icon and a word, never by colour alone. */
export type Tone = 'neutral' | 'ok' | 'warn' | 'bad' | 'accent';

/** A small label. With `onRemove` it can be taken away. */
export const Tag = (props: { text: string; onRemove?: () => void }) => (
  <span className={styles.tag}>
    {props.text}
    {props.onRemove !== undefined && <RemoveButton text={props.text} onPress={props.onRemove} />}
  </span>
);

const RemoveButton = ({ text, onPress }: { text: string; onPress: () => void }) => {
  const { t } = useTranslation('app');
  return (
    <Button
      className={styles.remove ?? ''}
      aria-label={t('tag.remove', { text })}
      onPress={onPress}
    >
      <X size={12} aria-hidden />
    </Button>
  );
};

/** A state in a coloured pill, such as a meetup's stage. */
export const StatusPill = ({
  tone,
  text,
  icon,
}: {
  tone: Tone;
  text: string;
  /** Instead of the tone's own icon. */
  icon?: ReactNode;
}) => (
  <span className={classes(styles.pill, tone !== 'neutral' && styles[tone])}>
    {icon ?? <ToneIcon tone={tone} />}
    {text}
  </span>
);

/** A state as icon and word in the running line of a table. */
export const StatusMark = ({ tone, text }: { tone: Tone; text: string }) => (
  <span className={classes(styles.mark, tone !== 'neutral' && styles[tone])}>
    <ToneIcon tone={tone} />
    {text}
  </span>
);

/** A state as a round icon before a sentence (the sentence says the same in words). */
export const StatusBadge = ({ tone }: { tone: Tone }) => (
  <span className={classes(styles.badge, tone !== 'neutral' && styles[tone])}>
    <ToneIcon tone={tone} size={11} />
  </span>
);

const icons = {
  neutral: CircleDashed,
  ok: Check,
  warn: TriangleAlert,
  bad: CircleX,
  accent: Info,
};

const ToneIcon = ({ tone, size = 13 }: { tone: Tone; size?: number }) => {
  const Icon = icons[tone];
  return <Icon size={size} strokeWidth={2.4} aria-hidden />;
};
