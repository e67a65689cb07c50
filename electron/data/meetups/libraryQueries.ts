import { messageTemplateSchema } from '#shared/domain/invite/messageTemplate.ts';
import type { PlanFields } from '#shared/domain/meetup/planItem.ts';
import { planTemplateSchema } from '#shared/domain/meetup/planTemplate.ts';
import { venueFieldsSchema, venueSchema } from '#shared/domain/meetup/venue.ts';
import { ok } from '#shared/result.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { nameInPlan } from './planItems.ts';

/** How the questions about venues and templates are answered. */
export const libraryQueries = {
  'venues.list': chapterQuery(['library', 'meetups'], async (chapter) => {
    const [documents, meetups] = await Promise.all([
      inLibrary(chapter, 'venue'),
      chapter.database.repositories.meetups.find({ selector: {} }),
    ]);
    const counts = Map.groupBy(meetups, (meetup) => String(meetup['venueId'] ?? ''));
    const venues = documents.flatMap((document) => venueSchema.safeParse(document).data ?? []);
    return ok({
      venues: byName(venues).map((venue) => ({
        id: venue._id,
        fields: venueFieldsSchema.parse(venue),
        meetups: counts.get(venue._id)?.length ?? 0,
      })),
    });
  }),

  'templates.list': chapterQuery(['library', 'people'], async (chapter) => {
    const documents = await inLibrary(chapter, 'template');
    await chapter.people.ready();
    const plans = documents.flatMap(
      (document) => planTemplateSchema.safeParse(document).data ?? [],
    );
    const messages = documents.flatMap(
      (document) => messageTemplateSchema.safeParse(document).data ?? [],
    );
    return ok({
      plans: byName(plans).map(({ _id, name, meetup, items }) => ({
        ...{ id: _id, name, meetup, items, names: namesIn(chapter, items) },
      })),
      messages: byName(messages).map(({ _id, name, purpose, messages: texts }) => ({
        ...{ id: _id, name, purpose, messages: texts },
      })),
    });
  }),
} satisfies Partial<Handlers>;

const namesIn = (chapter: ChapterContext, items: readonly PlanFields[]): Record<string, string> =>
  Object.fromEntries(
    items.flatMap((item) =>
      item.type === 'task' && item.assignee !== undefined
        ? [[item.assignee, nameInPlan(chapter, item.assignee)]]
        : [],
    ),
  );

const inLibrary = (
  chapter: ChapterContext,
  type: 'venue' | 'template',
): Promise<readonly StoredDocument[]> =>
  chapter.database.repositories.library.find({
    selector: { _id: { $gt: `${type}:`, $lt: `${type};` } },
  });

const nameOrder = new Intl.Collator(undefined, { numeric: true });

const byName = <Named extends { readonly _id: string; readonly name: string }>(
  list: readonly Named[],
): readonly Named[] =>
  list.toSorted((a, b) => nameOrder.compare(a.name, b.name) || (a._id < b._id ? -1 : 1));
