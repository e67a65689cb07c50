import type { MeetupHistoryEntry } from '#shared/contract/planning.ts';
import { uuidOfId } from '#shared/domain/ids.ts';
import { changeSchema, type Change } from '#shared/domain/journal/journal.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { readDoers } from '../history/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/**
 * What was done to a meetup, its guest list and its plan, newest first. The ids of all of these
 * begin with the meetup's, and so do those of their change records: one range holds them.
 */
export const readMeetupHistory = async (
  chapter: ChapterContext,
  meetup: Meetup,
): Promise<readonly MeetupHistoryEntry[]> => {
  const uuid = uuidOfId(meetup._id);
  const { journal, planItems } = chapter.database.repositories;
  const [records, items] = await Promise.all([
    journal.find({ selector: { _id: { $gt: `change:${uuid}:`, $lt: `change:${uuid};` } } }),
    planItems.find({ selector: { meetupId: meetup._id } }),
  ]);
  await chapter.people.ready();
  const doers = await readDoers(chapter);
  const titles = new Map(items.map((item) => [item._id, titleOf(item)]));
  const toEntry = (record: Change): MeetupHistoryEntry => {
    const subject = subjectOf(record.subjectId);
    const name =
      subject === 'guest'
        ? chapter.people.get(`person:${record.subjectId.split(':')[2] ?? ''}`)?.row.fn
        : (titles.get(record.subjectId) ?? titleOf(record.before));
    return {
      id: record._id,
      at: record.at,
      ...doers(record.createdBy),
      subject,
      kind: kinds[record.kind],
      ...(subject !== 'meetup' && name !== undefined && { name }),
      fields: record.kind === 'edit' ? Object.keys(record.before) : [],
    };
  };
  return [
    {
      id: meetup._id,
      at: meetup.createdAt,
      ...doers(meetup.createdBy),
      subject: 'meetup' as const,
      kind: 'created' as const,
      fields: [],
    },
    ...records.flatMap((record) => {
      const parsed = changeSchema.safeParse(record);
      return parsed.success ? [toEntry(parsed.data)] : [];
    }),
  ].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
};

const kinds = { edit: 'edited', delete: 'deleted', restore: 'restored' } as const;

const subjectOf = (id: string): MeetupHistoryEntry['subject'] => {
  const type = id.slice(0, id.indexOf(':'));
  if (type === 'agenda' || type === 'task' || type === 'budget') return type;
  return type === 'participation' ? 'guest' : 'meetup';
};

const titleOf = (item: Readonly<Record<string, unknown>>): string | undefined => {
  const title = item['title'] ?? item['label'];
  return typeof title === 'string' ? title : undefined;
};
