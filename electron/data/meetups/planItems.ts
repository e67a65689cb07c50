import type { Output } from '#shared/contract/index.ts';
import { agendaOverrun, agendaTimes } from '#shared/domain/meetup/agendaTimes.ts';
import { budgetTotals } from '#shared/domain/meetup/budget.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import {
  planItemSchema,
  type AgendaItem,
  type BudgetLine,
  type PlanItem,
  type Task,
} from '#shared/domain/meetup/planItem.ts';
import { inTaskOrder, taskDue } from '#shared/domain/meetup/taskDue.ts';
import { toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** The plan items of a meetup that this version can read. */
export const planItemsOf = async (
  chapter: ChapterContext,
  meetupId: string,
): Promise<readonly PlanItem[]> => {
  const stored = await chapter.database.repositories.planItems.find({ selector: { meetupId } });
  return stored.flatMap((document) => planItemSchema.safeParse(document).data ?? []);
};

/** Who is meant by a person's id or by a name as written; empty for a person who is gone. */
export const nameInPlan = (chapter: ChapterContext, text: string): string =>
  text.startsWith('person:') ? (chapter.people.get(text)?.row.fn ?? '') : text;

/** A meetup's plan as the page shows it. */
export const readPlan = async (
  chapter: ChapterContext,
  meetup: Meetup,
): Promise<Output<'plan.items'>> => {
  await chapter.people.ready();
  const items = await planItemsOf(chapter, meetup._id);
  const agenda = items.filter((item): item is AgendaItem => item.type === 'agenda');
  const tasks = items.filter((item): item is Task => item.type === 'task');
  const budget = items
    .filter((item): item is BudgetLine => item.type === 'budget')
    .toSorted((a, b) =>
      a.kind === b.kind ? (a._id < b._id ? -1 : 1) : a.kind === 'income' ? -1 : 1,
    );
  const speakerOf = (text: string) => {
    const entry = chapter.people.get(text);
    return {
      name: nameInPlan(chapter, text),
      ...(entry !== undefined && { person: toPersonLine(entry, '') }),
    };
  };
  return {
    agenda: agendaTimes(agenda, meetup.startLocal).map(({ from, until, ...item }) => ({
      item: item as AgendaItem,
      from,
      until,
      speakers: item.speakers.map(speakerOf),
    })),
    overrun: agendaOverrun(agenda, meetup),
    tasks: inTaskOrder(tasks, meetup.startLocal).map((task) => {
      const due = taskDue(task, meetup.startLocal);
      return {
        task,
        ...(due !== undefined && { due }),
        ...(task.assignee !== undefined && { owner: nameInPlan(chapter, task.assignee) }),
      };
    }),
    budget,
    totals: [...budgetTotals(budget)],
  };
};
