import {
  importPartSchema,
  importStepSchema,
  rosterSubject,
  type ImportPart,
  type ImportStep,
} from '#shared/domain/import/importRecord.ts';
import type { ImportHistoryEntry } from '#shared/contract/import.ts';
import type { Write } from '../database/writer.ts';
import { readDoers } from '../history/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** One import with what happened to it. */
export interface Batch {
  readonly importId: string;
  readonly begun: Extract<ImportStep, { step: 'begun' }>;
  readonly finished: Extract<ImportStep, { step: 'finished' }> | undefined;
  readonly undoing: Extract<ImportStep, { step: 'undoing' }> | undefined;
  readonly undone: Extract<ImportStep, { step: 'undone' }> | undefined;
}

/** Every import of the chapter, newest first. */
export const readBatches = async (chapter: ChapterContext): Promise<readonly Batch[]> => {
  const documents = await chapter.database.repositories.journal.find({
    selector: { subjectId: rosterSubject },
  });
  const steps = documents.flatMap((document) => {
    const parsed = importStepSchema.safeParse(document);
    return parsed.success ? [parsed.data] : [];
  });
  return [...Map.groupBy(steps, (step) => step.importId)]
    .flatMap(([importId, own]): Batch[] => {
      const begun = own.find((step) => step.step === 'begun');
      if (begun === undefined) return [];
      return [
        {
          importId,
          begun,
          finished: own.find((step) => step.step === 'finished'),
          undoing: own.find((step) => step.step === 'undoing'),
          undone: own.find((step) => step.step === 'undone'),
        },
      ];
    })
    .toSorted((a, b) => (a.begun.at < b.begun.at ? 1 : -1));
};

/** The complete imports of the chapter as the screens list them, newest first. */
export const listImports = async (
  chapter: ChapterContext,
): Promise<readonly ImportHistoryEntry[]> => {
  const [batches, doers] = await Promise.all([readBatches(chapter), readDoers(chapter)]);
  return batches.flatMap(({ importId, begun, finished, undoing, undone }) =>
    finished === undefined
      ? []
      : [
          {
            importId,
            at: begun.at,
            ...doers(begun.createdBy),
            fileName: begun.fileName,
            added: finished.added,
            changed: finished.changed,
            leftOut: finished.leftOut,
            undone: undoing !== undefined || undone !== undefined,
          },
        ],
  );
};

/** A write that records a step of an import. */
export const stepRecord = (
  chapter: ChapterContext,
  importId: string,
  fields: { readonly step: ImportStep['step'] } & Record<string, unknown>,
): Write => importWrite(chapter, { importId, subject: rosterSubject, fields });

/** A write that records a part of an import. */
export const partRecord = (
  chapter: ChapterContext,
  importId: string,
  fields: Pick<ImportPart, 'part' | 'added' | 'changed'>,
): Write =>
  importWrite(chapter, { importId, subject: importId, fields: { step: 'part', ...fields } });

const importWrite = (
  chapter: ChapterContext,
  { importId, subject, fields }: { importId: string; subject: string; fields: object },
): Write => chapter.journal('import', importId, { ...fields, importId, subjectId: subject });

/** Some parts of an import that are (still) there, at most `limit`. */
export const readParts = async (
  chapter: ChapterContext,
  importId: string,
  limit: number,
): Promise<readonly ImportPart[]> => {
  const documents = await chapter.database.repositories.journal.find({
    selector: { subjectId: importId },
    limit,
  });
  return documents.flatMap((document) => {
    const parsed = importPartSchema.safeParse(document);
    return parsed.success ? [parsed.data] : [];
  });
};
