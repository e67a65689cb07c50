import type { AppError } from '#shared/contract/errors.ts';
import type { PlanFields } from '#shared/domain/meetup/planItem.ts';
import { useCommand } from '../../client/index.ts';

/**
 * Where the form of an agenda item, a task or a budget line puts what was filled in: a meetup's plan,
 * or a template of the chapter's own. Without `id` or `item` it becomes a new one.
 */
export type PlanTarget =
  | { readonly meetupId: string; readonly id: string | undefined }
  | { readonly templateId: string; readonly index: number; readonly item: PlanFields | undefined };

/** Saves what a form of a plan item holds. */
export const useSavePlanItem = (
  target: PlanTarget,
): {
  /** Answers whether it was saved; the form stays open when it was not. */
  readonly save: (fields: PlanFields) => Promise<boolean>;
  readonly error: AppError | undefined;
} => {
  const add = useCommand('plan.add');
  const edit = useCommand('plan.edit');
  const set = useCommand('templates.setItem');
  const send = (fields: PlanFields) => {
    if ('templateId' in target) {
      const { templateId, index, item } = target;
      return set.run({ id: templateId, index, from: item ?? null, to: fields });
    }
    const { meetupId, id } = target;
    return id === undefined
      ? add.run({ meetupId, fields })
      : edit.run({ id, patch: patchOf(fields) });
  };
  return {
    save: async (fields) => (await send(fields)).ok,
    error: add.error ?? edit.error ?? set.error,
  };
};

// What the form left empty is cleared.
const patchOf = ({ type, ...fields }: PlanFields): Record<string, unknown> => ({
  ...Object.fromEntries(optionalFields[type].map((field) => [field, null])),
  ...fields,
});

const optionalFields: Readonly<Record<PlanFields['type'], readonly string[]>> = {
  agenda: ['startLocal', 'room'],
  task: ['due', 'dueOffset', 'assignee'],
  budget: ['actual', 'payer'],
};
