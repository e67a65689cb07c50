import { appError } from '#shared/contract/errors.ts';
import type { Undoable } from '#shared/contract/undo.ts';
import { meetupId as toMeetupId, uuidOfId } from '#shared/domain/ids.ts';
import { meetupFieldsSchema, meetupSchema } from '#shared/domain/meetup/meetup.ts';
import type { PlanItem } from '#shared/domain/meetup/planItem.ts';
import { keptOf, shiftBetween } from '#shared/domain/meetup/planTemplate.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { planItemsOf } from './planItems.ts';

/** How a meetup is made from another one. */
export const duplicateCommands = {
  'meetups.duplicate': chapterCommand((chapter, { id, name, startLocal }) =>
    chapter.database.writer.commit<Undoable & { id: string }>(async (reader) => {
      const source = meetupSchema.safeParse(await reader.get('meetups', id)).data;
      if (source === undefined) return { refuse: appError('not-found') };
      const { ordinal: _ordinal, rsvpBy: _rsvpBy, ...fields } = meetupFieldsSchema.parse(source);
      const newId = toMeetupId(chapter.newUuid());
      const shift = shiftBetween(source.startLocal, startLocal);
      const items = await planItemsOf(chapter, id);
      return {
        writes: [
          {
            kind: 'put' as const,
            collection: 'meetups' as const,
            document: {
              ...fields,
              _id: newId,
              type: 'meetup',
              ...chapter.created(),
              name,
              startLocal,
              endLocal: shift(source.endLocal),
              ...(source.doorTime !== undefined && { doorTime: shift(source.doorTime) }),
              stage: 'planned',
              eventStatus: 'EventScheduled',
              icsSequence: 0,
            },
          },
          ...items.map((item) => ({
            kind: 'put' as const,
            collection: 'planItems' as const,
            document: {
              ...copyOf(item, { startLocal: source.startLocal, shift }),
              _id: `${item.type}:${uuidOfId(newId)}:${chapter.newUuid()}`,
              ...chapter.created(),
              meetupId: newId,
            },
          })),
        ],
        answer: {
          id: newId,
          undo: {
            label: { key: 'meetups:undo.created', params: { name } },
            command: { name: 'meetups.delete', payload: { id: newId } },
          },
        },
      };
    }),
  ),
} satisfies Partial<Handlers>;

const copyOf = (
  item: PlanItem,
  { startLocal, shift }: { readonly startLocal: string; readonly shift: (l: string) => string },
): PlanItem => {
  const kept = keptOf(item, startLocal);
  return kept.type === 'agenda' && kept.startLocal !== undefined
    ? { ...kept, startLocal: shift(kept.startLocal) }
    : kept;
};
