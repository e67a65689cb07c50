interface Question {
  readonly documentId: string;
  readonly kind: string;
  readonly path: readonly string[];
}

/**
 * Whether a disagreement needs nobody: nothing was lost by it (something edited stayed although
 * somebody took it away), or the later edit is what everybody expects (a reply, a tick, a stage).
 */
export const settlesByItself = ({ documentId, kind, path }: Question): boolean => {
  if (kind !== 'value') return true;
  const type = documentId.slice(0, documentId.indexOf(':'));
  return (
    laterWins.has(`${type}.${path[0] ?? ''}`) ||
    (path.length > 1 && laterMarks.has(path.at(-1) ?? ''))
  );
};

const laterWins: ReadonlySet<string> = new Set([
  'participation.partstat',
  'participation.place',
  'participation.mode',
  'participation.source',
  'participation.token',
  'task.status',
  'agenda.order',
  'task.order',
  'budget.order',
  'meetup.stage',
]);

/** Marks inside of list items. */
const laterMarks: ReadonlySet<string> = new Set(['pref', 'bounced', 'current', 'verified']);
