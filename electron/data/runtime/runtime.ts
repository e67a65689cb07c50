import type { AppError } from '#shared/contract/errors.ts';
import type { TopicBus } from '../server/topics.ts';
import type { MigrationProgress } from '../migration/index.ts';
import type { ChapterContext } from './chapterContext.ts';
import type { Profile } from './profile.ts';

/** The running data process as its handlers see it. */
export interface Runtime {
  readonly profile: Profile;
  readonly topics: TopicBus;
  /** The product's version. */
  readonly version: string;
  /** The chapter that is open at this moment, if any. */
  chapter(): ChapterContext | undefined;
  /**
   * The open chapter, or the one whose file is being written anew, once it is open again; `undefined`
   * when there is neither.
   */
  openedChapter(): Promise<ChapterContext | undefined>;
  /** Why the chapter that should be open is not. */
  problem(): AppError | undefined;
  /** The folder name of the chapter that {@link Runtime.problem} is about. */
  failedChapter(): string | undefined;
  /** How far the documents of the chapter that is being opened have their present form, if they had not. */
  migration(): MigrationProgress | undefined;
  /** Closes what is open and opens the chapter in `chapters/<slug>`. */
  openChapter(slug: string): Promise<ChapterContext>;
  /**
   * Closes what is open, lets `make` make the chapter `slug`, and opens it; when `make` fails, what
   * was open is opened again. Two chapters are never open at once: RxDB counts open collections.
   * A file that is `fresh`, written by `make` document by document, is not read through once more.
   */
  makeChapter(
    slug: string,
    make: () => Promise<void>,
    file?: 'fresh' | 'brought',
  ): Promise<ChapterContext>;
  /**
   * Closes the open chapter, lets `rewrite` write its file anew with the same content, and opens it
   * again. For whoever asks meanwhile it is still open: see {@link Runtime.openedChapter}.
   */
  rewriteChapter(slug: string, rewrite: () => Promise<void>): Promise<ChapterContext>;
  /** Closes what is open; a migration under way stops where it is and goes on at the next opening. */
  closeChapter(): Promise<void>;
}
