import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#shared/contract/people.ts';
import type { FieldChange } from '#shared/domain/journal/fieldChanges.ts';
import { useEntryFacts, type Fact } from '../entryFacts.ts';
import { useFieldText } from '../fieldText.ts';

/** Says what an edit changed, from what to what: one line for each change. */
export const useChangeLines = (): ((entry: TimelineEntry) => readonly string[]) => {
  const { t } = useTranslation(['timeline', 'people']);
  const text = useFieldText();
  const factsOf = useEntryFacts();
  const say = (before: string, after: string): string => {
    if (before === '') return t('change.added', { after });
    return after === '' ? t('change.removed', { before }) : t('change.both', { before, after });
  };
  const ofFacts = ({ field, before, after }: FieldChange): readonly string[] => {
    const [was, is] = [factsOf(field, before), factsOf(field, after)];
    const labels = new Set([...was, ...is].map(([label]) => label));
    const changed = [...labels].filter((label) => textOf(was, label) !== textOf(is, label));
    const lines = changed.map((label) =>
      t('change.of', { name: label, change: say(textOf(was, label), textOf(is, label)) }),
    );
    // The parts of the one name a person has say by themselves what they belong to.
    const whole = field === 'n' ? '' : text(field, before ?? after);
    return whole === '' ? lines : lines.map((change) => t('change.of', { name: whole, change }));
  };
  const linesOf = (change: FieldChange): readonly string[] => {
    const { field, before, after } = change;
    const isPart = field === 'n' || (before !== undefined && after !== undefined);
    if (isPart && [before, after].some((side) => factsOf(field, side).length > 0)) {
      return ofFacts(change);
    }
    const [was, is] = [text(field, before), text(field, after)];
    return was === is ? [] : [say(was, is).replaceAll('\n', ', ')];
  };
  return ({ changes = [] }) => {
    const fields = new Set(changes.map(({ field }) => field));
    return changes.flatMap((change) =>
      linesOf(change).map((line) =>
        fields.size === 1
          ? line
          : t('change.of', { name: t(`people:field.${change.field}`), change: line }),
      ),
    );
  };
};

const textOf = (facts: readonly Fact[], label: string): string =>
  facts.find(([name]) => name === label)?.[1] ?? '';
