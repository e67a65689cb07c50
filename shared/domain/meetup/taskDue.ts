import { Temporal } from 'temporal-polyfill';
import type { Task } from './planItem.ts';

/**
 * The day a task is due (`2026-01-03`): its own date, else so many days before or after the meetup's
 * day, so that it moves with the meetup. `undefined` for neither.
 */
export const taskDue = (
  task: Pick<Task, 'due' | 'dueOffset'>,
  startLocal: string,
): string | undefined => {
  if (task.due !== undefined) return task.due.slice(0, 10);
  if (task.dueOffset === undefined) return undefined;
  return Temporal.PlainDate.from(startLocal.slice(0, 10)).add({ days: task.dueOffset }).toString();
};

/** Tasks of a phase in the order to do them: open before done, earliest due first, undated last. */
export const inTaskOrder = (tasks: readonly Task[], startLocal: string): readonly Task[] =>
  tasks.toSorted(
    (a, b) =>
      phases.indexOf(a.phase) - phases.indexOf(b.phase) ||
      Number(isDone(a)) - Number(isDone(b)) ||
      compare(taskDue(a, startLocal) ?? '9999', taskDue(b, startLocal) ?? '9999') ||
      compare(a._id, b._id),
  );

/** Whether nothing is left to do. */
export const isDone = ({ status }: Pick<Task, 'status'>): boolean =>
  status === 'COMPLETED' || status === 'CANCELLED';

const phases = ['before', 'day', 'after'];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
