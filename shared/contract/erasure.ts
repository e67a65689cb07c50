import { z } from 'zod';
import { personSchema } from '../domain/person/person.ts';
import { photoImageSchema } from '../domain/person/photo.ts';
import { command, query } from './define.ts';
import { timelineEntrySchema } from './people.ts';

const document = z.record(z.string(), z.unknown());

/** Giving a person what is kept about them, and erasing them for good. */
export const erasureContract = {
  /** Everything that is kept about a person, as stored; `null` when there is no such person. */
  'people.dossier': query(
    z.object({ id: z.string() }),
    z
      .object({
        chapter: z.string(),
        person: personSchema,
        photo: photoImageSchema.optional(),
        /** The entries that were merged into this one, as they are. */
        merged: z.array(document),
        /** Consents, notes, replies and changes. */
        journal: z.array(document),
        participations: z.array(document),
        checkIns: z.array(document),
        /** Names of the meetups that the others mention, by id. */
        meetups: z.record(z.string(), z.string()),
        timeline: z.array(timelineEntrySchema),
      })
      .nullable(),
  ),
  /** What erasing a person would take out and what would stay; `null` when there is nobody to erase. */
  'people.erasePreview': query(
    z.object({ id: z.string() }),
    z
      .object({
        name: z.string(),
        photos: z.int(),
        notes: z.int(),
        consents: z.int(),
        /** Records of edits, which hold earlier values. */
        changes: z.int(),
        /** E-mail addresses and telephone numbers. */
        contacts: z.int(),
        /** Guest list entries, which stay without the person. */
        meetups: z.int(),
        checkIns: z.int(),
        /** Backups on this computer, which still hold the person. */
        backups: z.int(),
      })
      .nullable(),
  ),
  /** Everyone who was erased from the chapter, here or elsewhere, so that no window keeps what it knew. */
  'people.erased': query(z.object({}), z.object({ personIds: z.array(z.string()) })),
  /**
   * Anonymises a person in place and removes what was written about them, here and, by a record that
   * syncs, everywhere. Cannot be undone. The chapter closes for a moment to write its file anew.
   * `personIds`: who was erased, with those who had been merged into this person.
   */
  'people.erase': command(
    z.object({ id: z.string() }),
    z.object({ documents: z.int(), personIds: z.array(z.string()) }),
  ),
};
