import { generateKeyBetween } from 'fractional-indexing';
import { uuidOfId } from '#shared/domain/ids.ts';
import type { PlanFields } from '#shared/domain/meetup/planItem.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** The documents of new plan items, in this order; agenda items come after the one with key `last`. */
export const planDocuments = (
  chapter: ChapterContext,
  options: {
    readonly meetupId: string;
    readonly items: readonly PlanFields[];
    readonly last: string | null;
  },
): readonly StoredDocument[] => {
  let { last } = options;
  return options.items.map((fields): StoredDocument => {
    if (fields.type === 'agenda') last = generateKeyBetween(last, null);
    return {
      _id: `${fields.type}:${uuidOfId(options.meetupId)}:${chapter.newUuid()}`,
      ...chapter.created(),
      meetupId: options.meetupId,
      ...fields,
      ...(fields.type === 'agenda' && { order: last }),
    };
  });
};
