import { isDeepStrictEqual } from 'node:util';
import type { Look } from './messages.ts';
import type { Fact } from './workload.ts';

/** Everything there is when all was exchanged. */
export interface World {
  /** Whether two rounds of exchanges wrote nothing. */
  readonly isQuiet: boolean;
  readonly looks: readonly Look[];
  readonly onServer: ReadonlyMap<string, unknown>;
  readonly facts: readonly Fact[];
  /** A server that was put back forgets what was deleted: deleted people may return. */
  readonly wasWiped: boolean;
}

type Documents = ReadonlyMap<string, unknown>;

/** What does not hold of the five promises of sync, in words. */
export const violationsOf = (world: World): string[] => [
  ...(world.isQuiet ? [] : ['The network does not go quiet']),
  ...differences(world),
  ...staleViews(world),
  ...lostFacts(world),
];

const byId = (documents: readonly { readonly _id: string }[]): Documents =>
  new Map(documents.map((document) => [document._id, document]));

const differences = ({ looks, onServer }: World): string[] =>
  looks.flatMap(({ documents, unsent, refused }, index) => {
    const here = byId(documents);
    const ids = new Set([...here.keys(), ...onServer.keys()]);
    const different = [...ids].filter((id) => !isDeepStrictEqual(here.get(id), onServer.get(id)));
    return [
      ...different.map(
        (id) =>
          `Computer ${index} and the server differ about ${id}: ` +
          `${JSON.stringify(here.get(id))} / ${JSON.stringify(onServer.get(id))}`,
      ),
      ...(unsent ? [`Computer ${index} still has something to send`] : []),
      ...refused.map((id) => `Computer ${index} had ${id} refused`),
    ];
  });

const staleViews = ({ looks }: World): string[] =>
  looks.flatMap(({ documents, followed }, index) =>
    isDeepStrictEqual(byId(documents), byId(followed))
      ? []
      : [`Computer ${index}: who followed the changes sees something else`],
  );

// Every acknowledged write shows, was replaced by somebody who had seen it, or is kept aside.
const lostFacts = ({ onServer, facts, wasWiped }: World): string[] => {
  const aside = JSON.stringify(
    [...onServer.entries()].filter(([id]) => id.startsWith('disagreement:')),
  );
  const isAside = (value: string): boolean => aside.includes(`"${value}"`);
  const replaced = new Set(facts.flatMap(({ values }) => values.map((each) => each.replaced)));
  const problems: string[] = [];
  for (const [id, of] of Map.groupBy(facts, (fact) => fact.id)) {
    const document = onServer.get(id) as Record<string, unknown> | undefined;
    const deletions = of.filter(({ kind }) => kind === 'delete');
    const writes = of.filter(({ kind }) => kind !== 'delete');
    if (document === undefined) {
      for (const { kind, mark } of writes) {
        const isKnownGone = deletions.some(({ seen }) => seen.has(mark));
        if (!isKnownGone && !isAside(mark)) problems.push(`${kind} ${id} ${mark} is lost`);
      }
      continue;
    }
    if (of.some(({ kind }) => kind === 'happened')) continue;
    const marks = new Set(document['tags'] as string[]);
    const shown = new Set(Object.values(document).filter((value) => typeof value === 'string'));
    for (const { kind, mark, values } of writes) {
      if (!marks.has(mark) && !isAside(mark)) problems.push(`${kind} ${id} ${mark} is lost`);
      for (const { value } of values) {
        if (!shown.has(value) && !replaced.has(value) && !isAside(value)) {
          problems.push(`The value ${value} of ${id} is lost`);
        }
      }
    }
    const isUnseen = (deletion: Fact): boolean =>
      writes.some(({ mark }) => marks.has(mark) && !deletion.seen.has(mark));
    if (!wasWiped && deletions.some((deletion) => !isUnseen(deletion))) {
      problems.push(`${id} was deleted by somebody who had seen everything, and came back`);
    }
  }
  return problems;
};
