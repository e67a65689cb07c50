import type { Output } from '#shared/contract/index.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { planItemSchema, type Task } from '#shared/domain/meetup/planItem.ts';
import { isDone, taskDue } from '#shared/domain/meetup/taskDue.ts';
import { instantToLocal } from '#shared/domain/time/zonedTime.ts';
import { nameInPlan } from '../meetups/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

type TaskLine = Output<'today.tasks'>['tasks'][number];

// Two weeks: the offset of the built-in templates at which inviting begins.
const daysAhead = 14;
const longest = 20;

/** The open tasks of these meetups that are late or due within two weeks, earliest due first. */
export const tasksDue = async (
  chapter: ChapterContext,
  meetups: readonly Meetup[],
): Promise<Output<'today.tasks'>> => {
  await chapter.people.ready();
  const byId = new Map(
    meetups.filter(isGoingOn).map((meetup) => [meetup._id as string, meetup] as const),
  );
  const stored = await chapter.database.repositories.planItems.find({ selector: { type: 'task' } });
  const soon = new Date(Date.parse(chapter.now()) + daysAhead * 86_400_000).toISOString();
  const lines = stored
    .flatMap((document) => planItemSchema.safeParse(document).data ?? [])
    .filter((item): item is Task => item.type === 'task' && !isDone(item))
    .flatMap((task): TaskLine[] => {
      const meetup = byId.get(task.meetupId);
      if (meetup === undefined) return [];
      const due = taskDue(task, meetup.startLocal);
      if (due === undefined || due > instantToLocal(soon, meetup.timeZone).slice(0, 10)) return [];
      const { _id: id, name, timeZone } = meetup;
      const owner = task.assignee === undefined ? undefined : nameInPlan(chapter, task.assignee);
      return [{ task, due, ...(owner !== undefined && { owner }), meetup: { id, name, timeZone } }];
    })
    .toSorted((a, b) => compare(a.due, b.due) || compare(a.task._id, b.task._id));
  return { tasks: lines.slice(0, longest), total: lines.length };
};

// A meetup that was called off or put away asks for nothing any more.
const isGoingOn = ({ stage, eventStatus }: Meetup): boolean =>
  stage !== 'archived' && eventStatus !== 'EventCancelled';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
