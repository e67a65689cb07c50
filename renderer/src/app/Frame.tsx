import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenChapter } from '#shared/contract/chapter.ts';
import { useAppearance } from '../ui/index.ts';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { useFrameActions } from './useFrameActions.ts';
import { useMediaQuery } from './useMediaQuery.ts';
import styles from './Screens.module.css';

/** The window's frame: the rail on the left, the page beside it, palette and shortcut list over it. */
export const Frame = (props: { chapter: OpenChapter; children: ReactNode }) => {
  const { t } = useTranslation('app');
  const main = useRef<HTMLElement>(null);
  const isRailNarrow = useAppearance((state) => state.isRailNarrow);
  const textSize = useAppearance((state) => state.textSize);
  const isSmall = useMediaQuery(`(max-width: ${(60 * textSize) / 100}em)`);
  useFrameActions();
  return (
    <div className={styles.app} data-narrow={isRailNarrow || isSmall || undefined}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          // The address after # is the page, so the jump is made by hand.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('skip')}
      </a>
      <Rail chapter={props.chapter} isNarrow={isRailNarrow || isSmall} />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {props.children}
      </main>
      <Palette />
      <ShortcutList />
    </div>
  );
};
