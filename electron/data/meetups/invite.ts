import type { Output } from '#shared/contract/index.ts';
import { contactSchema, type MessagePurpose } from '#shared/domain/invite/contact.ts';
import { addressOf, isAddressed } from '#shared/domain/invite/recipients.ts';
import { changeSchema } from '#shared/domain/journal/journal.ts';
import { hasAttended } from '#shared/domain/meetup/guestCounts.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { ok } from '#shared/result.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { readDoers } from '../history/index.ts';
import { missingPersonLine, toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, chapterQuery, type Handlers } from '../server/handlers.ts';

/** How the questions whom to write to are answered, and what was written is recorded. */
export const inviteHandlers = {
  'invite.recipients': chapterQuery(
    ['participations', 'people', 'journal', 'library', 'checkIns'],
    async (chapter, { meetupId, purpose, ...options }) => {
      await chapter.people.ready();
      const { participations, checkIns } = await chapter.guestLists.of(meetupId);
      const anybodyCame = [...checkIns.values()].some((events) => hasAttended(events));
      const came = (personId: string): boolean | undefined =>
        anybodyCame ? hasAttended(checkIns.get(personId) ?? []) : undefined;
      const ids = [...participations.values()]
        .filter((entry) => isAddressed(purpose, entry, came(entry.personId)))
        .map(({ personId }) => personId);
      const { people, journal } = chapter.database.repositories;
      const [found, consents, records, since] = await Promise.all([
        people.byIds(ids),
        chapter.consents.forPeople(ids),
        journal.find({ selector: { subjectId: { $in: ids } } }),
        tellsOfChange.has(purpose) ? lastChange(chapter, meetupId) : undefined,
      ]);
      const byPerson = Map.groupBy(records, (record) => String(record['subjectId']));
      const answer: Output<'invite.recipients'> = { recipients: [], leftOut: [] };
      const doers = await readDoers(chapter);
      const today = chapter.now().slice(0, 10);
      for (const id of ids) {
        const person = personSchema.safeParse(found.get(id)).data;
        // Deleted, or merged into somebody who has a place of their own.
        if (person === undefined || person.mergedInto !== undefined) continue;
        const theirs = byPerson.get(id) ?? [];
        const last = lastContact(theirs, { meetupId, purpose, since });
        const address = addressOf(
          {
            person,
            consent: consents.get(id) ?? 'not-asked',
            isWritten: last !== undefined,
          },
          { ...options, today },
        );
        if ('reason' in address) {
          const entry = chapter.people.get(id);
          answer.leftOut.push({
            person: entry === undefined ? missingPersonLine(id) : toPersonLine(entry, ''),
            reason: address.reason,
            ...(address.reason === 'written' &&
              last !== undefined && {
                written: {
                  at: last.at,
                  ...doers(last.createdBy),
                  via: last.via,
                },
              }),
          });
        } else {
          answer.recipients.push({
            personId: id,
            name: person.fn,
            calling: person.calling ?? person.fn,
            email: address.email,
            languages: person.languages ?? [],
          });
        }
      }
      answer.recipients.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
      return ok(answer);
    },
  ),

  'invite.record': chapterCommand((chapter, { meetupId, purpose, via, personIds }) =>
    chapter.database.writer.commit(async () => {
      const writes = personIds.map((personId) =>
        chapter.journal('contact', personId, { meetupId, purpose, via }),
      );
      const ids = writes.flatMap((write) => (write.kind === 'put' ? [write.document._id] : []));
      return {
        writes,
        answer: {
          undo: {
            label: { key: 'invite:undo.recorded', params: { count: ids.length } },
            command: { name: 'invite.forget', payload: { ids } },
          },
        },
      };
    }),
  ),

  'invite.forget': chapterCommand((chapter, { ids }) =>
    chapter.database.writer.commit(async () => ({
      writes: ids
        .filter((id) => id.startsWith('contact:'))
        .map((id) => ({ kind: 'remove' as const, collection: 'journal' as const, id })),
      answer: {},
    })),
  ),
} satisfies Partial<Handlers>;

const lastContact = (
  records: readonly StoredDocument[],
  about: {
    readonly meetupId: string;
    readonly purpose: MessagePurpose;
    readonly since: string | undefined;
  },
) =>
  records
    .flatMap((record) => contactSchema.safeParse(record).data ?? [])
    .filter(
      ({ meetupId, purpose, at }) =>
        meetupId === about.meetupId &&
        purpose === about.purpose &&
        (about.since === undefined || at >= about.since),
    )
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];

// Who heard of one change has not heard of the next.
const tellsOfChange: ReadonlySet<MessagePurpose> = new Set(['changed', 'cancelled']);

/** When it was last changed where, when or whether the meetup takes place. */
const lastChange = async (
  chapter: ChapterContext,
  meetupId: string,
): Promise<string | undefined> => {
  const records = await chapter.database.repositories.journal.find({
    selector: { subjectId: meetupId },
  });
  return records
    .flatMap((record) => changeSchema.safeParse(record).data ?? [])
    .filter(({ after = {} }) => Object.keys(after).some((field) => guestsGoBy.has(field)))
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
};

const guestsGoBy: ReadonlySet<string> = new Set([
  ...['startLocal', 'endLocal', 'timeZone', 'eventStatus'],
  ...['attendanceMode', 'onlineUrl', 'venueName'],
]);
