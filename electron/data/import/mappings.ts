import { mappingId, mappingSchema } from '#shared/domain/import/mapping.ts';
import { sameValue } from '#shared/domain/import/sameValue.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { PreparedImport } from './sessions.ts';
import { writePlan } from './writePlan.ts';

type Mapping = Pick<PreparedImport, 'fields' | 'dateOrder' | 'nameOrder'>;

/** How the columns of a table with these headers were set the last time. */
export const rememberedMapping = async (
  chapter: ChapterContext,
  headers: readonly string[],
): Promise<Mapping | undefined> => {
  const id = mappingId(headers);
  if (id === undefined) return undefined;
  const found = await chapter.database.repositories.library.byIds([id]);
  const parsed = mappingSchema.safeParse(found.get(id));
  if (!parsed.success || parsed.data.fields.length !== headers.length) return undefined;
  const { fields, dateOrder, nameOrder } = parsed.data;
  return { fields, dateOrder, nameOrder };
};

/** Remembers how a person set the columns; what was only guessed needs no remembering. */
export const rememberMapping = async (
  chapter: ChapterContext,
  session: PreparedImport,
): Promise<void> => {
  const id = mappingId(session.table.headers);
  const { fields, dateOrder, nameOrder } = session;
  const isGuess =
    sameValue(fields, session.guess) && dateOrder === undefined && nameOrder === undefined;
  if (id === undefined || (isGuess && !session.isRemembered)) return;
  await writePlan(chapter, async (reader) => {
    const present = (await reader.getAll('library', [id])).get(id);
    const isKnown =
      sameValue(present?.['fields'], fields) &&
      present?.['dateOrder'] === dateOrder &&
      present?.['nameOrder'] === nameOrder;
    if (isKnown) return { writes: [], answer: undefined };
    // Names that are taken as they are written need no word.
    const known = { ...present };
    delete known['nameOrder'];
    const document: StoredDocument = {
      ...(present === undefined ? chapter.created() : { ...known, ...chapter.updated() }),
      _id: id,
      type: 'mapping',
      fields: [...fields],
      ...(dateOrder !== undefined && { dateOrder }),
      ...(nameOrder !== undefined && { nameOrder }),
    };
    return {
      writes: [{ kind: 'put', collection: 'library', document }],
      answer: undefined,
    };
  });
};
