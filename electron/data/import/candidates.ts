import type { ImportRow } from '#shared/contract/importRows.ts';
import { nameOfRow } from '#shared/domain/import/names.ts';
import { organisationOf } from '../indexes/index.ts';
import type { Present } from './planRows.ts';
import type { PreparedImport } from './sessions.ts';
import { aboutOf, type TriedRow } from './tryRow.ts';

/** Whom a row that needs a decision may mean, with what tells them apart. */
export const candidatesOf = (
  row: TriedRow,
  present: Present,
  session: PreparedImport,
): ImportRow['candidates'] => {
  if (row.means !== 'ask' && row.means !== 'same-or-ask') return [];
  const people = aboutOf(row).flatMap((id): ImportRow['candidates'] => {
    const person = present.person(id);
    if (person === undefined) return [];
    const { fn, latin, city, emails } = person;
    const about = [latin, organisationOf(person), city, emails[0]?.value];
    return [{ as: { personId: id }, name: fn, about: about.filter((text) => text !== undefined) }];
  });
  if (row.means !== 'ask' || row.twin === undefined) return people;
  const { twin } = row;
  let earlier: TriedRow | undefined;
  for (const rows of Object.values(session.dryRun)) {
    earlier ??= rows.find((other) => other.row === twin);
  }
  return [
    {
      as: { row: twin },
      name: earlier === undefined ? '' : (nameOfRow(earlier.facts) ?? ''),
      about: earlier === undefined ? [] : earlier.facts.emails.slice(0, 1),
    },
    ...people,
  ];
};
