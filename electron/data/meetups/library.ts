import { appError } from '#shared/contract/errors.ts';
import type { Undo, Undoable } from '#shared/contract/undo.ts';
import { messageTemplateSchema } from '#shared/domain/invite/messageTemplate.ts';
import { planFieldsSchema } from '#shared/domain/meetup/planItem.ts';
import { planTemplateSchema, templateOf } from '#shared/domain/meetup/planTemplate.ts';
import { venueLine, venueSchema, type VenueFields } from '#shared/domain/meetup/venue.ts';
import { isTimeZone, localToInstant } from '#shared/domain/time/zonedTime.ts';
import { err, ok } from '#shared/result.ts';
import { applyPatch, effectivePatch, inversePatch, type Patch } from '../database/patch.ts';
import { restoreFromJournal } from '../database/restore.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Reader, Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, type Handlers } from '../server/handlers.ts';
import { parseMeetups } from './meetupLine.ts';
import { planItemsOf } from './planItems.ts';

/** How venues and templates are kept, changed, deleted and brought back. */
export const libraryCommands = {
  'venues.save': chapterCommand(async (chapter, { id, fields }) => {
    if (!isTimeZone(fields.timeZone)) return err(appError('invalid-value', { field: 'timeZone' }));
    return chapter.database.writer.commit<Saved>(async (reader) => {
      if (id === undefined) return added(chapter, { type: 'venue', fields });
      const venue = await reader.get('library', id);
      if (venue?.type !== 'venue') return { refuse: appError('not-found') };
      const cleared = Object.fromEntries(
        Object.keys(venueSchema.shape)
          .filter((key) => optionalVenueFields.has(key))
          .map((key) => [key, null]),
      );
      return changed(chapter, {
        document: venue,
        patch: { ...cleared, ...fields },
        meetups: await meetupsAt(chapter, { id, venueName: venueLine(fields) }),
      });
    });
  }),

  'templates.savePlan': chapterCommand((chapter, { id, name, meetupId }) =>
    chapter.database.writer.commit<Saved>(async (reader) => {
      const [meetup] = parseMeetups(await present(reader, meetupId));
      if (meetup === undefined) return { refuse: appError('not-found') };
      const content = templateOf(meetup, await planItemsOf(chapter, meetupId));
      const fields = { kind: 'meetup', name, ...content };
      if (id === undefined) return added(chapter, { type: 'template', fields });
      const template = await reader.get('library', id);
      if (template?.['kind'] !== 'meetup') return { refuse: appError('not-found') };
      return changed(chapter, { document: template, patch: fields, meetups: [] });
    }),
  ),

  'templates.saveMessage': chapterCommand((chapter, { id, ...message }) =>
    chapter.database.writer.commit<Saved>(async (reader) => {
      const fields = { kind: 'message', ...message };
      if (id === undefined) return added(chapter, { type: 'template', fields });
      const template = await reader.get('library', id);
      if (template?.['kind'] !== 'message') return { refuse: appError('not-found') };
      return changed(chapter, { document: template, patch: fields, meetups: [] });
    }),
  ),

  'templates.edit': chapterCommand((chapter, { id, name, keepItems }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const template = await reader.get('library', id);
      if (template?.type !== 'template') return { refuse: appError('not-found') };
      const items = itemsOf(template);
      return changed(chapter, {
        document: template,
        patch: {
          ...(name !== undefined && { name }),
          ...(keepItems !== undefined && {
            items: keepItems.flatMap((index) => (index < items.length ? [items[index]] : [])),
          }),
        },
        meetups: [],
      });
    }),
  ),

  'templates.setItem': chapterCommand((chapter, { id, index, from, to }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const template = await reader.get('library', id);
      if (template?.['kind'] !== 'meetup') return { refuse: appError('not-found') };
      const items = itemsOf(template);
      // As the window reads it, whatever the order of its fields in the document.
      const there = planFieldsSchema.safeParse(items[index]).data ?? null;
      const isThere = JSON.stringify(there) === JSON.stringify(from);
      if (!isThere || index > items.length) return { refuse: appError('not-found') };
      return changed(chapter, {
        document: template,
        patch: { items: items.toSpliced(index, 1, to) },
        meetups: [],
      });
    }),
  ),

  'library.delete': chapterCommand((chapter, { id }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const document = await reader.get('library', id);
      if (document === undefined || !isKept(document)) return { refuse: appError('not-found') };
      return {
        writes: [
          { kind: 'remove', collection: 'library', id },
          chapter.journal('change', id, { kind: 'delete', before: document }),
        ],
        answer: {
          undo: undoOf('libraryDeleted', document, { name: 'library.restore', payload: { id } }),
        },
      };
    }),
  ),

  'library.restore': chapterCommand(async (chapter, { id }) => {
    const [document] = await restoreFromJournal(chapter, 'library', [id]);
    if (document === undefined) return err(appError('not-found'));
    return ok({
      undo: undoOf('librarySaved', document, { name: 'library.delete', payload: { id } }),
    });
  }),

  'library.revert': chapterCommand((chapter, { id, patch, meetups }) =>
    chapter.database.writer.commit<Undoable>(async (reader) => {
      const document = await reader.get('library', id);
      if (document === undefined || !isKept(document)) return { refuse: appError('not-found') };
      if (!isReadable(applyPatch(document, patch))) {
        return { refuse: appError('invalid-value', { field: 'name' }) };
      }
      const found = await reader.getAll(
        'meetups',
        meetups.map((meetup) => meetup.id),
      );
      return changed(chapter, {
        document,
        patch,
        meetups: meetups.flatMap(({ id: meetupId, venueName }) => {
          const meetup = found.get(meetupId);
          return meetup === undefined ? [] : [{ document: meetup, venueName }];
        }),
      });
    }),
  ),
} satisfies Partial<Handlers>;

type Saved = Undoable & { id: string };

const itemsOf = ({ items }: StoredDocument): readonly unknown[] =>
  Array.isArray(items) ? (items as unknown[]) : [];

const optionalVenueFields: ReadonlySet<string> = new Set([
  'address',
  'room',
  'capacity',
  'access',
  'mapUrl',
] satisfies (keyof VenueFields)[]);

interface MeetupThere {
  readonly document: StoredDocument;
  readonly venueName: string | null;
}

const isKept = ({ type }: StoredDocument): boolean => type === 'venue' || type === 'template';

const isReadable = (document: StoredDocument): boolean =>
  [venueSchema, planTemplateSchema, messageTemplateSchema].some(
    (schema) => schema.safeParse(document).success,
  );

const present = async (reader: Reader, meetupId: string): Promise<StoredDocument[]> => {
  const meetup = await reader.get('meetups', meetupId);
  return meetup === undefined ? [] : [meetup];
};

const added = (
  chapter: ChapterContext,
  options: {
    readonly type: 'venue' | 'template';
    readonly fields: Readonly<Record<string, unknown>>;
  },
) => {
  const id = `${options.type}:${chapter.newUuid()}`;
  const document = { _id: id, type: options.type, ...chapter.created(), ...options.fields };
  return {
    writes: [{ kind: 'put' as const, collection: 'library' as const, document }],
    answer: {
      id,
      undo: undoOf('librarySaved', document, { name: 'library.delete', payload: { id } }),
    },
  };
};

const changed = (
  chapter: ChapterContext,
  options: {
    readonly document: StoredDocument;
    readonly patch: Patch;
    readonly meetups: readonly MeetupThere[];
  },
) => {
  const { document, meetups } = options;
  const id = document._id;
  const change = effectivePatch(document, options.patch);
  const moved = meetups.filter(
    ({ document: meetup, venueName }) => (meetup['venueName'] ?? null) !== venueName,
  );
  if (Object.keys(change).length === 0 && moved.length === 0) return { writes: [], answer: { id } };
  const before = inversePatch(document, change);
  const after = applyPatch(document, change);
  return {
    writes: [
      {
        kind: 'put' as const,
        collection: 'library' as const,
        document: { ...after, ...chapter.updated() },
      },
      chapter.journal('change', id, { kind: 'edit', before, after: change }),
      ...moved.flatMap((one) => renamed(chapter, one)),
    ],
    answer: {
      id,
      undo: undoOf('librarySaved', after, {
        name: 'library.revert',
        payload: {
          id,
          patch: before,
          meetups: moved.map(({ document: meetup }) => ({
            id: meetup._id,
            venueName: meetup['venueName'] ?? null,
          })),
        },
      }),
    },
  };
};

// Guests' calendars have the name of the place: the change is one they have to hear of.
const renamed = (chapter: ChapterContext, { document, venueName }: MeetupThere): Write[] => [
  {
    kind: 'put',
    collection: 'meetups',
    document: {
      ...applyPatch(document, { venueName }),
      icsSequence: Number(document['icsSequence'] ?? 0) + 1,
      ...chapter.updated(),
    },
  },
  chapter.journal('change', document._id, {
    kind: 'edit',
    before: { venueName: document['venueName'] ?? null },
    after: { venueName },
  }),
];

const meetupsAt = async (
  chapter: ChapterContext,
  { id, venueName }: { readonly id: string; readonly venueName: string },
): Promise<readonly MeetupThere[]> => {
  const found = await chapter.database.repositories.meetups.find({ selector: { venueId: id } });
  const now = chapter.now();
  return found
    .filter(
      ({ endLocal, timeZone }) =>
        (localToInstant(String(endLocal), String(timeZone)) ?? `${String(endLocal)}:00.000Z`) > now,
    )
    .map((document) => ({ document, venueName }));
};

const undoOf = (
  key: 'librarySaved' | 'libraryDeleted',
  document: StoredDocument,
  command: Undo['command'],
): Undo => ({
  label: { key: `planning:undo.${key}`, params: { name: String(document['name'] ?? '') } },
  command,
});
