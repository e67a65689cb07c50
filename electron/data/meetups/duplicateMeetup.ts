import { Temporal } from 'temporal-polyfill';
import { appError } from '#shared/contract/errors.ts';
import type { Undoable } from '#shared/contract/undo.ts';
import { meetupId as toMeetupId, uuidOfId } from '#shared/domain/ids.ts';
import { meetupFieldsSchema, meetupSchema } from '#shared/domain/meetup/meetup.ts';
import type { PlanItem } from '#shared/domain/meetup/planItem.ts';
import { taskDue } from '#shared/domain/meetup/taskDue.ts';
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
      const shift = shiftOf(source.startLocal, startLocal);
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

const shiftOf = (from: string, to: string): ((local: string) => string) => {
  const distance = Temporal.PlainDateTime.from(from).until(to, { largestUnit: 'minute' });
  return (local) =>
    Temporal.PlainDateTime.from(local).add(distance).toString({ smallestUnit: 'minute' });
};

// What was done and paid belongs to the old one; due dates become distances to the meetup's day.
const copyOf = (
  item: PlanItem,
  { startLocal, shift }: { readonly startLocal: string; readonly shift: (l: string) => string },
): PlanItem => {
  switch (item.type) {
    case 'agenda': {
      const { startLocal: own, ...rest } = item;
      return {
        ...rest,
        speakers: [],
        ...(own !== undefined && { startLocal: shift(own) }),
      } as PlanItem;
    }
    case 'task': {
      const { due: _due, ...rest } = item;
      const due = taskDue(item, startLocal);
      const dueOffset =
        due === undefined
          ? undefined
          : Temporal.PlainDate.from(startLocal.slice(0, 10)).until(due, { largestUnit: 'day' })
              .days;
      return {
        ...rest,
        status: 'NEEDS-ACTION',
        ...(dueOffset !== undefined && { dueOffset }),
      } as PlanItem;
    }
    case 'budget': {
      const { actual: _actual, ...rest } = item;
      return rest as PlanItem;
    }
  }
};
