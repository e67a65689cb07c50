import type { RosterColumn, RosterRow } from '#shared/contract/people.ts';
import type { PersonEntry } from '../indexes/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

type Read = (entry: PersonEntry) => readonly (string | undefined)[];

/** How the cells of these columns are read; `undefined` when every row has them anyway. */
export const cellsOf = async (
  chapter: ChapterContext,
  columns: readonly RosterColumn[],
): Promise<((entry: PersonEntry) => NonNullable<RosterRow['cells']>) | undefined> => {
  const { presence } = chapter;
  if (columns.includes('lastSeen')) await presence.ready();
  const readers: Partial<Record<RosterColumn, Read>> = {
    ...factReaders,
    lastSeen: ({ id }) => [presence.of(id)?.lastSeen],
  };
  const wanted = columns.flatMap((column) => {
    const read = readers[column];
    return read === undefined ? [] : [{ column, read }];
  });
  if (wanted.length === 0) return undefined;
  return (entry) =>
    Object.fromEntries(
      wanted.map(({ column, read }) => [column, read(entry).filter((text) => text !== undefined)]),
    );
};

const factReaders = {
  kind: ({ facts }) => [facts.kind],
  status: ({ facts }) => [facts.status],
  tags: ({ facts }) => facts.tags,
  region: ({ facts }) => [facts.region],
  city: ({ facts }) => [facts.city],
  nationality: ({ facts }) => [facts.nationality],
  host: ({ facts }) => facts.hosts,
  field: ({ facts }) => facts.fields,
  languages: ({ facts }) => facts.languages ?? [],
  email: ({ facts }) => [facts.email],
  phone: ({ facts }) => [facts.phone],
  memberNo: ({ facts }) => [facts.memberNo],
  updatedAt: ({ updatedAt }) => [updatedAt],
} satisfies Partial<Record<RosterColumn, Read>>;
