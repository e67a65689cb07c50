import { keyNames } from './keyNames.ts';
import { isApple } from './platform.ts';
import styles from './Kbd.module.css';

/** Shows a shortcut such as `mod+k` the way this system writes it. */
export const Kbd = ({ keys }: { keys: string }) => (
  <kbd className={styles.kbd}>
    {keyNames(keys, system).map((name) => (
      <span key={name} className={styles.key}>
        {name}
      </span>
    ))}
  </kbd>
);

/** A shortcut as one text, for tooltips and sentences. */
export const shortcutText = (keys: string): string =>
  keyNames(keys, system).join(isApple ? '' : '+');

const system = isApple ? 'apple' : 'other';
