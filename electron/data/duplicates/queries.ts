import { judge, type Candidate } from '#shared/domain/duplicates/judge.ts';
import { duplicateProfile } from '#shared/domain/duplicates/profile.ts';
import { duplicateId } from '#shared/domain/duplicates/verdict.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { ok } from '#shared/result.ts';
import { langOfPerson, toQuery } from '../indexes/index.ts';
import { missingPersonLine, toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { finderOf } from './finderOf.ts';
import { readVerdicts } from './verdicts.ts';

/** How the questions about duplicates are answered. */
export const duplicatesQueries = {
  'duplicates.list': chapterQuery(['people', 'library'], async (chapter, { search, window }) => {
    const [finder, verdicts] = await Promise.all([finderOf(chapter), readVerdicts(chapter)]);
    await chapter.people.ready();
    const open = finder.candidates().filter(({ a, b }) => !verdicts.has(duplicateId(a, b)));
    const matching = open.filter(await matcher(chapter, search));
    const lineOf = (id: string) => {
      const entry = chapter.people.get(id);
      return entry === undefined ? missingPersonLine(id) : toPersonLine(entry, search);
    };
    return ok({
      rows: matching
        .slice(window.offset, window.offset + window.limit)
        .map(({ a, b, score, reasons }) => ({
          a: lineOf(a),
          b: lineOf(b),
          score,
          reasons: [...reasons],
        })),
      matching: matching.length,
      total: open.length,
      dismissed: verdicts.size,
    });
  }),

  'duplicates.pair': chapterQuery(['people', 'participations'], async (chapter, { a, b }) => {
    const documents = await chapter.database.repositories.people.byIds([a, b]);
    const one = await describe(chapter, documents.get(a));
    const other = await describe(chapter, documents.get(b));
    if (one === undefined || other === undefined) return ok(null);
    const found = judge(duplicateProfile(one.person), duplicateProfile(other.person));
    return ok({ a: one, b: other, reasons: [...(found?.reasons ?? [])] });
  }),
} satisfies Partial<Handlers>;

// A pair is found by either of its people.
const matcher = async (
  chapter: ChapterContext,
  search: string,
): Promise<(pair: Candidate) => boolean> => {
  if (toQuery(search) === undefined) return () => true;
  const found = await chapter.people.search({
    search,
    sort: { column: 'relevance', direction: 'ascending' },
  });
  const ids = new Set(found.map(({ id }) => id));
  return ({ a, b }) => ids.has(a) || ids.has(b);
};

const describe = async (chapter: ChapterContext, document: unknown) => {
  const parsed = personSchema.safeParse(document);
  if (!parsed.success || parsed.data.mergedInto !== undefined) return undefined;
  const person = parsed.data;
  const lang = langOfPerson(person);
  const entries = await chapter.database.repositories.participations.find({
    selector: { personId: person._id },
  });
  return { person, ...(lang !== undefined && { lang }), meetups: entries.length };
};
