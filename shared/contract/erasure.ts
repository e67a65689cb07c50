import { z } from 'zod';
import { command, query } from './define.ts';

/** Erasing a person for good. */
export const erasureContract = {
  /** What erasing a person would take out and what would stay; `null` when there is nobody to erase. */
  'people.erasePreview': query(
    z.object({ id: z.string() }),
    z
      .object({
        name: z.string(),
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
  /**
   * Anonymises a person in place and removes what was written about them, here and, by a record that
   * syncs, everywhere. Cannot be undone. The chapter closes for a moment to write its file anew.
   */
  'people.erase': command(z.object({ id: z.string() }), z.object({ documents: z.int() })),
};
