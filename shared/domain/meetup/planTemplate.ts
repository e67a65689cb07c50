import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { documentBase } from '../document.ts';
import { meetupFieldsSchema, type Meetup } from './meetup.ts';
import { planFieldsSchema, type PlanFields, type PlanItem } from './planItem.ts';
import { taskDue } from './taskDue.ts';

const text = z.string().trim().max(500);

/**
 * A plan of the chapter's own that meetups can begin with (stored in the library as
 * `template:<uuid7>`). `startLocal` and `endLocal` are those of the meetup it was made from; times of
 * agenda items are relative to them.
 */
export const planTemplateSchema = z.looseObject({
  ...documentBase,
  type: z.literal('template'),
  kind: z.literal('meetup'),
  name: text.min(1),
  meetup: meetupFieldsSchema
    .pick({
      name: true,
      theme: true,
      description: true,
      attendanceMode: true,
      startLocal: true,
      endLocal: true,
      timeZone: true,
      venueId: true,
      venueName: true,
      onlineUrl: true,
      maximumPhysicalAttendeeCapacity: true,
      maximumVirtualAttendeeCapacity: true,
      hosts: true,
      coHosts: true,
      languages: true,
      currency: true,
      checkLists: true,
    })
    .strip(),
  items: z.array(planFieldsSchema),
});

/** See {@link planTemplateSchema}. */
export type PlanTemplate = z.infer<typeof planTemplateSchema>;

/** What a template keeps of a meetup and its plan: everything but names of people, dates and what was done. */
export const templateOf = (
  meetup: Meetup,
  items: readonly PlanItem[],
): Pick<PlanTemplate, 'meetup' | 'items'> => ({
  meetup: planTemplateSchema.shape.meetup.parse(meetup),
  // Parsing takes away what belongs to the documents they were, an agenda item's place as well.
  items: items
    .toSorted(byPlace)
    .flatMap((item) => planFieldsSchema.safeParse(keptOf(item, meetup.startLocal)).data ?? []),
});

const byPlace = (a: PlanItem, b: PlanItem): number => {
  if (a.type !== b.type) return a.type < b.type ? -1 : 1;
  const [x, y] = [placeOf(a), placeOf(b)];
  return x === y ? 0 : x < y ? -1 : 1;
};

const placeOf = (item: PlanItem): string =>
  item.type === 'agenda' ? `${item.order} ${item._id}` : item._id;

/**
 * A copy of plan items for a meetup that begins at another time: agenda items keep their distance
 * from the start, tasks their days from the meetup's day; speakers, what is done and what was paid are
 * not taken over.
 */
export const keptOf = (item: PlanItem, startLocal: string): PlanItem => {
  switch (item.type) {
    case 'agenda':
      return { ...item, speakers: [] };
    case 'task': {
      const { due: _due, ...rest } = item;
      const due = taskDue(item, startLocal);
      const dueOffset = due === undefined ? undefined : daysBetween(startLocal.slice(0, 10), due);
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

/** A template's items for a meetup that begins at `startLocal`. */
export const itemsOfTemplate = (
  { meetup, items }: Pick<PlanTemplate, 'meetup' | 'items'>,
  startLocal: string,
): readonly PlanFields[] => {
  const shift = shiftBetween(meetup.startLocal, startLocal);
  return items.map((item) =>
    item.type === 'agenda' && item.startLocal !== undefined
      ? { ...item, startLocal: shift(item.startLocal) }
      : item,
  );
};

/** Moves wall-clock times by what lies between two of them. */
export const shiftBetween = (from: string, to: string): ((local: string) => string) => {
  const by = Temporal.PlainDateTime.from(from).until(to, { largestUnit: 'minute' });
  return (local) => Temporal.PlainDateTime.from(local).add(by).toString({ smallestUnit: 'minute' });
};

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
