import { isDeepStrictEqual } from 'node:util';
import { foldAttendance } from '#shared/domain/door/attendance.ts';
import { checkInSchema } from '#shared/domain/door/checkIn.ts';
import { isErased } from '#shared/domain/merge/mergeDocuments.ts';
import { compareStamps, stampOfDocument } from '#shared/domain/merge/stamp.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import type { Coverage } from './coverage.ts';
import { marksOf, textsOf, type Fact } from './facts.ts';
import type { Look } from './messages.ts';

/** Everything there is when all was exchanged. */
export interface Outcome {
  /** Whether two rounds of exchanges wrote nothing. */
  readonly isQuiet: boolean;
  readonly looks: readonly Look[];
  readonly onServer: ReadonlyMap<string, StoredDocument>;
  readonly leaves: number;
  readonly facts: readonly Fact[];
  /** Marks in documents that reached the server. */
  readonly reached: ReadonlySet<string>;
  /** People who were erased by somebody. */
  readonly erased: ReadonlySet<string>;
  /** Documents of unknown kinds as they were last written. */
  readonly foreign: ReadonlyMap<string, object>;
  /** Whose changes the server refuses but for check-ins. */
  readonly helper: number | undefined;
  /** A server that was made anew forgets what was deleted: deleted documents may return. */
  readonly wasWiped: boolean;
  readonly coverage: Coverage;
}

/** What does not hold of the five promises of sync, in words. */
export const violationsOf = (outcome: Outcome): string[] => [
  ...(outcome.isQuiet ? [] : ['The network does not go quiet']),
  ...(outcome.leaves === 0 ? [] : [`${outcome.leaves} revisions that lost were left behind`]),
  ...differences(outcome),
  ...staleViews(outcome),
  ...lostFacts(outcome),
  ...takenAlong(outcome),
  ...returned(outcome),
  ...tracesOfErased(outcome),
  ...lostForeign(outcome),
  ...attendances(outcome),
];

const differences = ({ looks, onServer, helper, coverage }: Outcome): string[] =>
  looks.flatMap(({ documents, unsent, refused }, index) => {
    const here = new Map(documents.map((document) => [document._id, document]));
    const aside = new Set(index === helper ? refused.map(({ id }) => id) : []);
    const ids = [...new Set([...here.keys(), ...onServer.keys()])].filter(
      (id) => !aside.has(id) && !id.startsWith('hologram:'),
    );
    coverage.count('checked: documents equal on a computer and the server', ids.length);
    const different = ids.filter((id) => !isDeepStrictEqual(here.get(id), onServer.get(id)));
    return [
      ...different.map(
        (id) =>
          `Computer ${index} and the server differ about ${id}: ` +
          `${JSON.stringify(here.get(id))} / ${JSON.stringify(onServer.get(id))}`,
      ),
      ...(unsent ? [`Computer ${index} still has something to send`] : []),
      ...(index === helper ? [] : refused.map(({ id }) => `Computer ${index} had ${id} refused`)),
    ];
  });

const staleViews = ({ looks }: Outcome): string[] =>
  looks.flatMap(({ stale }, index) =>
    stale.map((what) => `Computer ${index}: a live view differs about ${what}`),
  );

// Whatever a refused change says counts on the computer whose it is.
const lostFacts = (outcome: Outcome): string[] => {
  const { onServer, facts, looks, helper, erased, coverage } = outcome;
  const aside = new Set(
    [...onServer].flatMap(([id, document]) =>
      id.startsWith('disagreement:') ? textsOf(document) : [],
    ),
  );
  const refused = new Set(looks[helper ?? -1]?.refused.flatMap(({ body }) => textsOf(body)));
  const problems: string[] = [];
  for (const [id, of] of Map.groupBy(facts, (fact) => fact.id)) {
    const document = onServer.get(id);
    const person = personOf(id);
    if (document !== undefined && isErased(document)) continue;
    if (erased.has(person) && !id.startsWith('checkin:')) continue;
    const shown = new Set(document === undefined ? [] : textsOf(document));
    for (const fact of of) {
      if (fact.kind === 'delete') continue;
      const isHelpers = fact.on === helper;
      const isThere = (text: string): boolean =>
        shown.has(text) || aside.has(text) || (isHelpers && refused.has(text));
      // Only what the server took may stand for something that is not there any more.
      const later = of.filter((other) => isHelpers || other.on !== helper || isThere(other.mark));
      const isKnownGone = later.some(({ kind, seen }) => kind === 'delete' && seen.has(fact.mark));
      coverage.count('checked: acknowledged writes');
      if (isKnownGone) continue;
      if (fact.kind === 'happened') {
        const isKept = document !== undefined || (isHelpers && refused.has(id));
        if (!isKept) problems.push(`${id} ${fact.mark} is lost`);
        continue;
      }
      if (!isThere(fact.mark)) problems.push(`${id} ${fact.mark} is lost`);
      const replaced = new Set(later.flatMap((other) => other.replaced));
      for (const value of fact.values) {
        coverage.count('checked: acknowledged values');
        if (!isThere(value) && !replaced.has(value)) problems.push(`${id}: ${value} is lost`);
      }
    }
  }
  return problems;
};

/** Whom a document is about. */
export const personOf = (id: string): string => {
  const [type, first = '', second = ''] = id.split(':');
  return `person:${type === 'person' || type === 'note' ? first : second}`;
};

// Who took back what nobody else had heard of took nothing from those who made the same.
const takenAlong = ({ onServer, facts, reached, erased, helper, coverage }: Outcome): string[] =>
  [...Map.groupBy(facts, ({ id }) => id)].flatMap(([id, of]) => {
    const deletions = of.filter(({ kind }) => kind === 'delete');
    const isUnheard = deletions.every(({ seen }) => ![...seen].some((mark) => reached.has(mark)));
    const others = of.filter(
      ({ kind, on, mark }) =>
        kind === 'write' && on !== helper && !deletions.some(({ seen }) => seen.has(mark)),
    );
    if (deletions.length === 0 || !isUnheard || others.length === 0) return [];
    if (erased.has(personOf(id))) return [];
    coverage.count('checked: made by several, taken back by one before anybody heard of it');
    return onServer.has(id) ? [] : [`${id} went with one that nobody had heard of`];
  });

// An erasure takes texts out of what belongs to the person: that is an edit, and what was deleted
// meanwhile stays as after any edit, without a trace of the person.
const returned = ({ onServer, facts, wasWiped, erased, helper, coverage }: Outcome): string[] => {
  if (wasWiped) return [];
  return [...Map.groupBy(facts, ({ id }) => id)].flatMap(([id, of]) => {
    if (erased.has(personOf(id))) return [];
    const deletions = of.filter(({ kind, on }) => kind === 'delete' && on !== helper);
    coverage.count('checked: deletions', deletions.length);
    return isReturned(onServer.get(id), deletions)
      ? [`${id} was deleted by somebody who had seen everything, and came back`]
      : [];
  });
};

/** Whether a document is there although somebody deleted it who had seen all that it says. */
export const isReturned = (
  document: StoredDocument | undefined,
  deletions: readonly Fact[],
): boolean => {
  if (document === undefined || isErased(document)) return false;
  const marks = [...marksOf(document)];
  return deletions.some(({ seen }) => marks.every((mark) => seen.has(mark)));
};

// What was said of somebody erased is nowhere any more: no document, nothing that sync remembers.
const tracesOfErased = ({ onServer, looks, facts, erased, coverage }: Outcome): string[] => {
  const secrets = facts.flatMap(({ id, values }) => (erased.has(personOf(id)) ? values : []));
  coverage.count('checked: values of erased people', secrets.length);
  const places: readonly (readonly [string, string])[] = [
    ['the server', JSON.stringify([...onServer])],
    ...looks.map(
      ({ memory }, index) => [`computer ${index}'s memory of the server`, memory] as const,
    ),
    ...looks.map(
      ({ documents }, index) => [`computer ${index}`, JSON.stringify(documents)] as const,
    ),
  ];
  return places.flatMap(([place, text]) =>
    secrets
      .filter((secret) => text.includes(`"${secret}"`) || text.includes(`\\"${secret}\\"`))
      .map((secret) => `${secret} of somebody erased is on ${place}`),
  );
};

// A helper may not give the server a later one that only they have: it stays with them.
const lostForeign = (outcome: Outcome): string[] => {
  const { foreign, onServer, looks, helper, wasWiped, coverage } = outcome;
  const asked = looks.filter((_, index) => !wasWiped || index !== helper);
  return [...foreign].flatMap(([id, document]) => {
    coverage.count('checked: documents of unknown kinds');
    const isCarried = asked.every(({ carried }) =>
      carried.some((one) => one.id === id && isDeepStrictEqual(one.document, document)),
    );
    return [
      ...(isDeepStrictEqual(onServer.get(id), document) ? [] : [`${id} was changed`]),
      ...(isCarried ? [] : [`${id} is not carried everywhere`]),
    ];
  });
};

/** The latest of each document of an unknown kind that some computer has: nothing else can return. */
export const newestCarried = (looks: readonly Look[]): ReadonlyMap<string, object> =>
  new Map(
    looks
      .flatMap(({ carried }) => carried)
      .filter(({ id }) => id.startsWith('hologram:'))
      .toSorted((one, other) =>
        compareStamps(stampOfDocument(one.document), stampOfDocument(other.document), undefined),
      )
      .map(({ id, document }) => [id, document]),
  );

// Every guest's door events fold to one attendance since the earliest, whoever noted it.
const attendances = ({ facts, onServer, helper, coverage }: Outcome): string[] => {
  const noted = facts.filter(({ id }) => id.startsWith('checkin:'));
  const byGuest = Map.groupBy(noted, ({ id }) => id.split(':').slice(0, 3).join(':'));
  return [...byGuest].flatMap(([guest, of]) => {
    const events = of.flatMap(({ id, mark }) => {
      const parsed = checkInSchema.safeParse(onServer.get(`${id}:${mark}`) ?? onServer.get(id));
      return parsed.success ? [parsed.data] : [];
    });
    if (new Set(of.map(({ on }) => on)).size > 1)
      coverage.count('checked: guests noted by several');
    const first = events.map(({ at }) => at).toSorted()[0];
    const attendance = foldAttendance(events);
    const isOne = attendance.state === 'in' && attendance.since === first;
    return isOne || helper !== undefined
      ? []
      : [`${guest} has no single attendance since ${first}`];
  });
};
