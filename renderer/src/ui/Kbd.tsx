import { isApple } from './platform.ts';
import styles from './Kbd.module.css';

/** Shows a shortcut such as `mod+k` the way this system writes it. */
export const Kbd = ({ keys }: { keys: string }) => (
  <kbd className={styles.kbd}>
    {keyNames(keys).map((name) => (
      <span key={name} className={styles.key}>
        {name}
      </span>
    ))}
  </kbd>
);

/** `mod+shift+z` → `['⌘', '⇧', 'Z']` or `['Ctrl', 'Shift', 'Z']`. */
export const keyNames = (keys: string): string[] =>
  keys.split('+').map((key) => (isApple ? apple : others)[key] ?? key.toUpperCase());

/** A shortcut as one text, for tooltips and `aria-keyshortcuts`-like sentences. */
export const shortcutText = (keys: string): string => keyNames(keys).join(isApple ? '' : '+');

const shared = {
  escape: 'Esc',
  enter: 'Enter',
  arrowup: '↑',
  arrowdown: '↓',
  backspace: '⌫',
};

const apple: Readonly<Record<string, string>> = {
  ...shared,
  mod: '⌘',
  shift: '⇧',
  alt: '⌥',
  delete: '⌦',
};

const others: Readonly<Record<string, string>> = {
  ...shared,
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  delete: 'Del',
};
