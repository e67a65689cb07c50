import { ok } from '#shared/result.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { numberKey } from '#shared/domain/import/traits.ts';
import { needsGuardian } from '#shared/domain/journal/consentLedger.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { hitOf, marksOf } from './lines.ts';
import { langOfPerson, toQuery } from '../indexes/index.ts';
import { cellsOf } from './cells.ts';
import { findPage, findPeople, rosterTopics } from './findPeople.ts';
import { readTimeline } from './timeline.ts';

/** How the People area's queries are answered. */
export const peopleQueries = {
  'people.roster': chapterQuery(rosterTopics, async (chapter, input) => {
    const page = await findPage(chapter, input);
    const cells = await cellsOf(chapter, input.columns ?? []);
    const consents = await chapter.consents.forPeople(page.entries.map((entry) => entry.id));
    const query = toQuery(input.search);
    const today = chapter.now().slice(0, 10);
    return ok({
      rows: page.entries.map((entry) => {
        const marks = marksOf(entry.row, query);
        const hit = hitOf(entry, query, marks);
        return {
          ...entry.row,
          ...(marks !== undefined && { marks }),
          ...(hit !== undefined && { hit }),
          consent: consents.get(entry.id) ?? 'not-asked',
          ...(needsGuardian({ today, minorUntil: entry.facts.minorUntil }) && {
            isMinor: true as const,
          }),
          ...(cells !== undefined && { cells: cells(entry) }),
        };
      }),
      matching: page.matching,
      total: page.total,
    });
  }),

  'people.position': chapterQuery(['people'], async (chapter, input) => {
    const found = await findPeople(chapter, input);
    return ok({ position: found.findIndex((entry) => entry.id === input.id) });
  }),

  'people.person': chapterQuery(
    ['people', 'journal', 'participations', 'checkIns', 'meetups', 'library'],
    async (chapter, input) => {
      const { repositories } = chapter.database;
      await chapter.redirects.learn([input.id]);
      const id = chapter.redirects.survivorOf(input.id);
      const document = (await repositories.people.byIds([id])).get(id);
      const parsed = personSchema.safeParse(document);
      if (!parsed.success || isErased(parsed.data)) return ok(null);
      const person = parsed.data;
      const lang = langOfPerson(person);
      const consents = await chapter.consents.forPeople([id]);
      return ok({
        person,
        ...(document !== undefined && chapter.forms.isNewer(document) && { newer: true as const }),
        ...(lang !== undefined && { lang }),
        consent: consents.get(id) ?? 'not-asked',
        timeline: await readTimeline(chapter, person),
      });
    },
  ),

  'people.sameNumber': chapterQuery(['people'], async (chapter, { id, memberNo }) => {
    const number = numberKey(memberNo);
    if (number === '') return ok({ people: [] });
    const ids = id === undefined ? [] : [id];
    await chapter.redirects.learn(ids);
    const own = ids.map((one) => chapter.redirects.survivorOf(one));
    const found = await chapter.people.search({
      search: '',
      sort: { column: 'name', direction: 'ascending' },
      keep: {
        key: `number ${number}`,
        test: ({ facts }) => facts.memberNo !== undefined && numberKey(facts.memberNo) === number,
      },
    });
    const others = found.filter((entry) => !own.includes(entry.id)).slice(0, holdersTold);
    return ok({ people: others.map(({ row }) => ({ id: row.id, fn: row.fn })) });
  }),
} satisfies Partial<Handlers>;

const holdersTold = 5;
