import type { AppError } from '#shared/contract/errors.ts';
import type { TopicBus } from '../server/topics.ts';
import type { ChapterContext } from './chapterContext.ts';
import type { Profile } from './profile.ts';

/** The running data process as its handlers see it. */
export interface Runtime {
  readonly profile: Profile;
  readonly topics: TopicBus;
  /** The product's version. */
  readonly version: string;
  /** The open chapter, if any. */
  chapter(): ChapterContext | undefined;
  /** Why the chapter that should be open is not. */
  problem(): AppError | undefined;
  /** Closes what is open and opens the chapter in `chapters/<slug>`. */
  openChapter(slug: string): Promise<ChapterContext>;
  /**
   * Closes what is open, lets `make` make the chapter `slug`, and opens it; when `make` fails, what
   * was open is opened again. Two chapters are never open at once: RxDB counts open collections.
   */
  makeChapter(slug: string, make: () => Promise<void>): Promise<ChapterContext>;
  closeChapter(): Promise<void>;
}
