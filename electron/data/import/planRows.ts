import type { ImportPile, ImportProblem, PhotoRemark } from '#shared/contract/importRows.ts';
import { applyFacts, blankPerson, type Changes } from '#shared/domain/import/applyFacts.ts';
import type { ApplyOptions } from '#shared/domain/import/cells.ts';
import { nameOfRow } from '#shared/domain/import/names.ts';
import type { Person, PersonFields } from '#shared/domain/person/person.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { CardPhotos } from './cardPhotos.ts';
import { factsOf, type TriedRow } from './tryRow.ts';

/** What is known about the people that some rows mean, read just before. */
export interface Present {
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** One of them, if it has the form of a person. */
  person(id: string): Person | undefined;
  /** Texts of the notes about each person. */
  readonly notes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Consent to be contacted, by person. */
  readonly consents: ReadonlyMap<string, string>;
  /** The photos people have, where a row has one. */
  readonly photos: ReadonlyMap<string, string>;
  /** Those of them who do not want a photo. */
  readonly withoutPhoto: ReadonlySet<string>;
}

/** What will happen with a row, given the people as they are now. */
export interface PlannedRow {
  readonly row: number;
  readonly pile: ImportPile;
  readonly name: string;
  readonly changes: Changes;
  /** Notes and consent that go to the journal. */
  readonly notes: readonly string[];
  readonly consent: 'granted' | 'refused' | undefined;
  /** The picture that goes to the journal, and its name in the file. */
  readonly photo: Photo | undefined;
  /** Why a picture stays out. */
  readonly photoRemark: PhotoRemark | undefined;
  readonly problems: readonly ImportProblem[];
  /** The person that changes or is the same. */
  readonly person: Person | undefined;
}

interface Photo {
  readonly name: string;
  readonly image: string;
}

/** What planning a row needs of the import it belongs to. */
export type Making = Pick<ApplyOptions, 'newId' | 'region'> & {
  readonly photos: CardPhotos | undefined;
};

/** Decides a row's pile and changes. */
export const planRow = (row: TriedRow, present: Present, making: Making): PlannedRow => {
  switch (row.means) {
    case 'ask':
      return asking(row, row.problems.map(withName(row.about?.[0], present)), making);
    case 'joins':
      return {
        ...planNew(row, making),
        ...{ pile: 'same', changes: { fields: {}, cells: [] }, notes: [], consent: undefined },
        photo: undefined,
      };
    case 'new':
      return planNew(row, making);
    case 'person':
    case 'same-or-ask': {
      const person = present.person(row.id);
      // Gone since the index was read: whoever deleted the person decided about this row, too.
      if (person === undefined)
        return asking(row, [{ code: 'maybe-same', params: { name: '' } }], making);
      const planned = planPerson(row, person, { present, making });
      if (row.means === 'person' || planned.pile === 'same') return planned;
      return asking(row, [{ code: 'maybe-same', params: { name: person.fn } }], making);
    }
  }
};

const planNew = (row: TriedRow, making: Making): PlannedRow => ({
  row: row.row,
  pile: 'new',
  name: nameOfRow(row.facts) ?? '',
  changes: applyRow(blankPerson, row, { ...making, spelling: 'as-file' }),
  notes: notesOf(row),
  consent: consentOf(row),
  photo: photoOf(row, making),
  photoRemark: making.photos?.remarkOf(row.row),
  problems: [],
  person: undefined,
});

// Rows that joined complete what the first one says; another spelling of theirs is no news.
const applyRow = (person: PersonFields, row: TriedRow, options: ApplyOptions): Changes => {
  let { fields, cells } = applyFacts(person, row.facts, options);
  for (const facts of row.also ?? []) {
    const more = applyFacts({ ...person, ...fields }, facts, {
      ...options,
      spelling: 'as-roster',
      lists: 'grow',
    });
    fields = { ...fields, ...more.fields };
    cells = [...cells, ...more.cells];
  }
  return { fields, cells };
};

const notesOf = (row: TriedRow): readonly string[] => {
  const { facts, also } = row;
  if (facts.notes.length === 0 && also === undefined) return facts.notes;
  return [...new Set(factsOf(row).flatMap(({ notes }) => notes))];
};

const consentOf = (row: TriedRow): PlannedRow['consent'] => {
  if (row.also === undefined) return row.facts.consent;
  const said = factsOf(row).map(({ consent }) => consent);
  return said.includes('refused') ? 'refused' : said.find((consent) => consent !== undefined);
};

const photoOf = (row: TriedRow, { photos }: Making): Photo | undefined => {
  if (photos === undefined) return undefined;
  for (const { photo: name } of factsOf(row)) {
    const image = photos.imageOf(name);
    if (name !== undefined && image !== undefined) return { name, image };
  }
  return undefined;
};

// Nobody's photo is replaced by a file: what is here was chosen, and a file may be old.
const newPhoto = (
  row: Extract<TriedRow, { id: string }>,
  { present, making }: { readonly present: Present; readonly making: Making },
): Pick<PlannedRow, 'photo' | 'photoRemark'> => {
  const photo = photoOf(row, making);
  const photoRemark = making.photos?.remarkOf(row.row);
  const own = present.photos.get(row.id);
  if (photo === undefined || photo.image === own) return { photo: undefined, photoRemark };
  if (own !== undefined) return { photo: undefined, photoRemark: 'has-one' };
  if (present.withoutPhoto.has(row.id)) return { photo: undefined, photoRemark: 'refused' };
  return { photo, photoRemark };
};

const planPerson = (
  row: Extract<TriedRow, { id: string }>,
  person: Person,
  { present, making }: { readonly present: Present; readonly making: Making },
): PlannedRow => {
  const isExact = row.means === 'person' && row.exact;
  const changes = applyRow(person, row, {
    ...making,
    spelling: isExact ? 'as-file' : 'as-roster',
    lists: row.means === 'person' && row.isOwn ? 'replace' : 'grow',
  });
  const known = present.notes.get(row.id);
  const notes = notesOf(row).filter((note) => known?.has(note) !== true);
  const consent = newConsent(consentOf(row), present.consents.get(row.id) ?? 'not-asked');
  const { photo, photoRemark } = newPhoto(row, { present, making });
  const isSame =
    changes.cells.length === 0 &&
    notes.length === 0 &&
    consent === undefined &&
    photo === undefined;
  return {
    row: row.row,
    pile: isSame ? 'same' : 'change',
    name: person.fn,
    changes,
    notes,
    consent,
    photo,
    photoRemark,
    problems: [],
    person,
  };
};

// A file never takes back a refusal: it may be older than the refusal is.
const newConsent = (wanted: PlannedRow['consent'], present: string): PlannedRow['consent'] => {
  if (wanted === 'granted') return present === 'not-asked' ? wanted : undefined;
  if (wanted === 'refused') {
    return present === 'refused' || present === 'withdrawn' ? undefined : wanted;
  }
  return undefined;
};

// What stands in the row is shown, so that a person can decide.
const asking = (row: TriedRow, problems: readonly ImportProblem[], making: Making): PlannedRow => ({
  ...planNew(row, making),
  pile: 'needs-you',
  problems,
});

const withName =
  (about: string | undefined, present: Present) =>
  (problem: ImportProblem): ImportProblem => {
    if (about === undefined) return problem;
    const name = present.person(about)?.fn ?? '';
    return { ...problem, params: { ...problem.params, name } };
  };
