import { appError, type AppError } from '#shared/contract/errors.ts';
import type { ParsedInput } from '#shared/contract/index.ts';
import type { Undoable } from '#shared/contract/undo.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { consentLedger, needsGuardian } from '#shared/domain/journal/consentLedger.ts';
import { consentSchema, noteSchema } from '#shared/domain/journal/journal.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { ok } from '#shared/result.ts';
import type { StoredDocument } from '../database/schemas.ts';
import { readDoers } from '../history/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, chapterQuery, type Handlers } from '../server/handlers.ts';
import { readPersonRecords } from './records.ts';

/** How the ledger of consents and the notes are read and added to. */
export const careHandlers = {
  'people.consents': chapterQuery(['people', 'journal', 'library'], async (chapter, { id }) => {
    const person = personSchema.safeParse(
      (await chapter.database.repositories.people.byIds([id])).get(id),
    );
    const records = (await readPersonRecords(chapter, id)).records.flatMap((record) => {
      const parsed = consentSchema.safeParse(record);
      return parsed.success ? [parsed.data] : [];
    });
    const doers = await readDoers(chapter);
    const view = { today: today(chapter), minorUntil: person.data?.minorUntil };
    return ok({
      purposes: consentLedger(records, view).map((purpose) => ({
        ...purpose,
        history: purpose.history.map((entry) => ({ ...entry, doneBy: doers(entry.createdBy) })),
      })),
      needsGuardian: needsGuardian(view),
    });
  }),

  'people.recordConsent': chapterCommand((chapter, input) => {
    const { id, at, ...fields } = input;
    return chapter.database.writer.commit(async (reader) => {
      const person = await reader.get('people', id);
      if (person === undefined || isErased(person)) return { refuse: appError('not-found') };
      const problem = problemOf(chapter, person, input);
      if (problem !== undefined) return { refuse: problem };
      const write = chapter.journal('consent', id, { ...fields, at: at ?? chapter.now() });
      return { writes: [write], answer: recorded(write, person) };
    });
  }),

  'people.addNote': chapterCommand((chapter, { id, text, at }) =>
    chapter.database.writer.commit(async (reader) => {
      const person = await reader.get('people', id);
      if (person === undefined || isErased(person)) return { refuse: appError('not-found') };
      const write = chapter.journal('note', id, { text, at: at ?? chapter.now() });
      return { writes: [write], answer: recorded(write, person) };
    }),
  ),

  'people.retractRecord': chapterCommand((chapter, { recordId }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const record = await reader.get('journal', recordId);
      const again = record === undefined ? undefined : recordingOf(record);
      if (again === undefined) return { refuse: appError('not-found') };
      return {
        writes: [{ kind: 'remove', collection: 'journal', id: recordId }],
        answer: {
          undo: { label: { key: 'care:undo.retracted', params: {} }, command: again },
        },
      };
    }),
  ),
} satisfies Partial<Handlers>;

const today = (chapter: ChapterContext): string => chapter.now().slice(0, 10);

const problemOf = (
  chapter: ChapterContext,
  person: StoredDocument,
  { state, at, expires, guardian }: ParsedInput<'people.recordConsent'>,
): AppError | undefined => {
  const said = at ?? chapter.now();
  // Clocks of two computers may differ by a little; a day is a mistake.
  if (Date.parse(said) > Date.parse(chapter.now()) + 86_400_000) {
    return appError('invalid-value', { field: 'at' });
  }
  if (expires !== undefined && expires < said.slice(0, 10)) {
    return appError('invalid-value', { field: 'expires' });
  }
  const minorUntil = typeof person['minorUntil'] === 'string' ? person['minorUntil'] : undefined;
  const isUnaccompanied =
    state === 'granted' &&
    guardian === undefined &&
    needsGuardian({ today: said.slice(0, 10), minorUntil });
  return isUnaccompanied ? appError('guardian-needed') : undefined;
};

const recorded = (
  write: ReturnType<ChapterContext['journal']>,
  person: StoredDocument,
): { recordId: string } & Undoable => {
  const recordId = write.kind === 'put' ? write.document._id : write.id;
  return {
    recordId,
    undo: {
      label: { key: 'care:undo.recorded', params: { name: String(person['fn'] ?? '') } },
      command: { name: 'people.retractRecord', payload: { recordId } },
    },
  };
};

// The command that records the same again; nothing else may be taken out of the journal.
const recordingOf = (record: StoredDocument): { name: string; payload: unknown } | undefined => {
  const consent = consentSchema.safeParse(record);
  if (consent.success) {
    const { subjectId, purpose, state, basis, channel, at, expires, textVersion, guardian } =
      consent.data;
    return {
      name: 'people.recordConsent',
      payload: {
        id: subjectId,
        ...{ purpose, state, basis, channel, at, expires, textVersion, guardian },
      },
    };
  }
  const note = noteSchema.safeParse(record);
  if (!note.success) return undefined;
  const { subjectId, text, at } = note.data;
  return { name: 'people.addNote', payload: { id: subjectId, text, at } };
};
