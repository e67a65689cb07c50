import { chapterSchema } from '#shared/domain/chapter/chapter.ts';
import { checkInSchema } from '#shared/domain/door/checkIn.ts';
import { duplicateVerdictSchema } from '#shared/domain/duplicates/verdict.ts';
import { contactSchema } from '#shared/domain/invite/contact.ts';
import {
  changeSchema,
  consentSchema,
  noteSchema,
  rsvpSchema,
} from '#shared/domain/journal/journal.ts';
import { meetupSchema } from '#shared/domain/meetup/meetup.ts';
import { participationSchema } from '#shared/domain/meetup/participation.ts';
import { agendaItemSchema, budgetLineSchema, taskSchema } from '#shared/domain/meetup/planItem.ts';
import { venueSchema } from '#shared/domain/meetup/venue.ts';
import { segmentSchema } from '#shared/domain/people-filter/segment.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { photoSchema } from '#shared/domain/person/photo.ts';

/** Whether a document has the form of its type; one of a type without a form always has. */
export const isWellFormed = (document: { readonly _id: string }): boolean =>
  forms[document._id.slice(0, Math.max(0, document._id.indexOf(':')))]?.safeParse(document)
    .success ?? true;

const forms: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> = {
  person: personSchema,
  meetup: meetupSchema,
  agenda: agendaItemSchema,
  task: taskSchema,
  budget: budgetLineSchema,
  participation: participationSchema,
  checkin: checkInSchema,
  note: noteSchema,
  consent: consentSchema,
  rsvp: rsvpSchema,
  contact: contactSchema,
  photo: photoSchema,
  change: changeSchema,
  chapter: chapterSchema,
  venue: venueSchema,
  segment: segmentSchema,
  duplicate: duplicateVerdictSchema,
};
