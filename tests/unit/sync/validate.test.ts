import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { designDocument, rolesOf, securityOf } from '#shared/sync/designDocument.ts';
import { validateSource } from '#shared/sync/validateSource.ts';
import { compileValidate } from '../../support/couchdb/core/validateFunctions.ts';
import type { JsonObject } from '../../support/couchdb/core/json.ts';

const validate = compileValidate(validateSource);
const database = 'tsudoi-jakarta';
const roles = rolesOf(database);
const security = securityOf(roles) as JsonObject;

const base: JsonObject = {
  schema: 1,
  createdAt: '2026-01-17T04:00:00.000Z',
  createdBy: 'organiser:1',
  updatedAt: '2026-01-17T04:00:00.000Z',
  updatedBy: 'organiser:1',
  device: 'a-device',
};
const person: JsonObject = { _id: 'person:1', type: 'person', ...base, fn: 'Ayu', kind: 'member' };
const checkIn: JsonObject = {
  _id: 'checkin:1:2:3',
  type: 'checkin',
  ...base,
  meetupId: 'meetup:1',
  personId: 'person:2',
  list: 'main',
  kind: 'in',
  at: '2026-01-17T04:00:00.000Z',
  via: 'search',
};
const walkIn: JsonObject = {
  _id: 'participation:1:2',
  type: 'participation',
  ...base,
  meetupId: 'meetup:1',
  personId: 'person:2',
  partstat: 'ACCEPTED',
  source: 'walk-in',
};
const tombstone = (document: JsonObject): JsonObject => ({
  _id: document['_id'] ?? null,
  _rev: '2-b',
  _deleted: true,
});

/** What the rule answers: the error's word and its reason, or `undefined`. */
const answer = (
  next: JsonObject,
  options: { role?: string; previous?: JsonObject; name?: string | null } = {},
): string | undefined => {
  const { role = roles.organiser, previous = null, name = 'ayu' } = options;
  const user = { db: database, name, roles: role === '' ? [] : [role] };
  try {
    validate(next, previous, user, security);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the validation of a chapter’s database', () => {
  it('is the same text in resources and in the app', () => {
    expect(readFileSync('resources/couchdb/validate_doc_update.js', 'utf8')).toBe(validateSource);
    expect(designDocument()['validate_doc_update']).toBe(validateSource);
  });

  it('has no syntax newer than ES5', () => {
    expect(validateSource).not.toMatch(/=>|\b(?:let|const|class|async)\b|\.\.\.|`|\?\.|\?\?/);
  });

  it('lets organisers and administrators write', () => {
    expect(answer(person)).toBeUndefined();
    expect(answer(person, { role: '_admin' })).toBeUndefined();
    expect(answer({ ...person, fn: 'Ayu W' }, { previous: person })).toBeUndefined();
  });

  it('lets nobody else write', () => {
    expect(answer(person, { role: 'tsudoi-tokyo:organiser' })).toContain('Only members');
    expect(answer(person, { role: '' })).toContain('403 forbidden');
    expect(answer(person, { role: '', name: null })).toContain('401 unauthorized');
    expect(answer(person, { role: roles.viewer })).toContain('Viewers may read');
    expect(answer(checkIn, { role: roles.viewer })).toContain('Viewers may read');
  });

  it('lets door helpers write check-ins and walk-ins only', () => {
    const role = roles.door;
    const guest = { ...person, kind: 'guest' };
    expect(answer(checkIn, { role })).toBeUndefined();
    expect(answer(walkIn, { role })).toBeUndefined();
    expect(answer(guest, { role })).toBeUndefined();
    for (const next of [person, { ...walkIn, source: 'invited' }])
      expect(answer(next, { role })).toContain('check-ins and walk-ins only');
    expect(answer({ ...guest, fn: 'X' }, { role, previous: guest })).toContain('walk-ins only');
    expect(answer({ ...walkIn, partstat: 'DECLINED' }, { role, previous: walkIn })).toContain(
      'walk-ins only',
    );
    expect(answer(tombstone(checkIn), { role, previous: checkIn })).toContain('may not delete');
  });

  it('lets door helpers say their own name, and nobody else’s', () => {
    const role = roles.door;
    const name: JsonObject = {
      ...base,
      _id: String(base.createdBy),
      type: 'organiser',
      name: 'Dewi',
    };
    expect(answer(name, { role })).toBeUndefined();
    expect(answer({ ...name, _id: 'organiser:other' }, { role })).toContain('walk-ins only');
    expect(answer({ ...name, name: 'X' }, { role, previous: name })).toContain('walk-ins only');
  });

  it('holds the type to the id', () => {
    expect(answer({ ...person, _id: 'meetup:1' })).toContain('first part of the id: meetup');
    for (const _id of ['person', ':1', 'person:'])
      expect(answer({ ...person, _id })).toContain('The id');
    expect(answer({ ...person, _id: `person:${'x'.repeat(200)}` })).toContain('longer than 200');
  });

  it('carries types of a newer version', () => {
    expect(answer({ _id: 'lottery:1', type: 'lottery', ...base })).toBeUndefined();
    expect(answer({ _id: 'toString:1', type: 'toString', ...base })).toBeUndefined();
  });

  it.each([...Object.keys(base), 'fn'])('wants %s', (field) => {
    const { [field]: _, ...rest } = person;
    expect(answer(rest)).toContain(field);
  });

  it.each(['meetupId', 'personId', 'list', 'kind', 'at', 'via'])(
    'wants %s of a check-in',
    (field) => {
      const { [field]: _, ...rest } = checkIn;
      expect(answer(rest)).toContain(`A checkin needs ${field}`);
    },
  );

  it('wants sane numbers, times and sizes', () => {
    for (const schema of [0, 1.5, '1']) expect(answer({ ...person, schema })).toContain('schema');
    for (const updatedAt of [
      '2026-01-17',
      '2026-13-17T04:00:00.000Z',
      5,
      '1999-01-17T04:00:00.000Z',
      '9026-01-17T04:00:00.000Z',
    ])
      expect(answer({ ...person, updatedAt })).toContain('updatedAt must be');
    expect(answer({ ...person, note: 'x'.repeat(2_000_000) })).toContain('larger than');
  });

  it('never changes what is append-only, except its form by a newer version', () => {
    expect(answer({ ...checkIn, kind: 'out' }, { previous: checkIn })).toContain('never changed');
    const { updatedAt: _, ...reordered } = checkIn;
    const restamped = { ...reordered, updatedAt: '2026-02-01T00:00:00.000Z', device: 'another' };
    expect(answer(restamped, { previous: checkIn })).toBeUndefined();
    expect(answer({ ...checkIn, kind: 'out', schema: 2 }, { previous: checkIn })).toBeUndefined();
    const change = {
      _id: 'change:1:2',
      type: 'change',
      ...base,
      subjectId: 'person:1',
      at: base['at'] ?? '2026-01-17T04:00:00.000Z',
      kind: 'edit',
      before: { a: 1, b: [1, 2] },
    };
    expect(
      answer({ ...change, before: { b: [1, 2], a: 1 } }, { previous: change }),
    ).toBeUndefined();
    expect(answer({ ...change, before: { a: 1, b: [2, 1] } }, { previous: change })).toContain(
      'never changed',
    );
  });

  it('lets organisers delete barely, and write again over a deletion', () => {
    expect(answer(tombstone(person), { previous: person })).toBeUndefined();
    expect(answer({ ...tombstone(person), fn: 'Ayu' }, { previous: person })).toContain(
      'may not keep any field: fn',
    );
    expect(answer({ ...checkIn, kind: 'out' }, { previous: tombstone(checkIn) })).toBeUndefined();
  });

  const needed: Readonly<Record<string, readonly string[]>> = {
    person: ['fn'],
    meetup: ['name', 'startLocal', 'timeZone'],
    participation: ['meetupId', 'personId', 'partstat', 'source'],
    consent: ['subjectId', 'at', 'purpose', 'state'],
    rsvp: ['subjectId', 'at', 'meetupId', 'personId', 'partstat'],
    change: ['subjectId', 'at', 'kind'],
    note: ['subjectId', 'at', 'text'],
    disagreement: ['documentId', 'path', 'settled'],
  };
  const whole = (type: string): JsonObject => ({
    _id: `${type}:1`,
    type,
    ...base,
    ...Object.fromEntries((needed[type] ?? []).map((field) => [field, `some ${field}`])),
    ...((needed[type] ?? []).includes('at') && { at: '2026-01-17T04:00:00.000Z' }),
  });

  it.each(Object.entries(needed).flatMap(([type, fields]) => fields.map((field) => [type, field])))(
    'wants of every %s its %s',
    (type, field) => {
      expect(answer(whole(type))).toBeUndefined();
      const { [field]: _, ...rest } = whole(type);
      expect(answer(rest)).toContain(`A ${type} needs ${field}`);
      expect(answer({ ...rest, [field]: null })).toMatch(/needs|must be/);
    },
  );

  it.each(['note', 'consent', 'rsvp', 'contact', 'merge', 'import', 'change', 'erase'])(
    'never changes a %s, for nobody',
    (type) => {
      const before = whole(type);
      for (const role of [roles.organiser, '_admin'])
        expect(answer({ ...before, extra: 1 }, { role, previous: before })).toContain(
          'never changed',
        );
    },
  );

  it.each([
    '2026-00-17T04:00:00.000Z',
    '2026-01-00T04:00:00.000Z',
    '2026-01-32T04:00:00.000Z',
    '2026-01-17T24:00:00.000Z',
    '2026-01-17T04:60:00.000Z',
    '2026-01-17T04:00:60.000Z',
    '2026-01-17T04:00:00Z',
    '2026-01-17T04:00:00.000+07:00',
    '2101-01-17T04:00:00.000Z',
    '',
    null,
    {},
  ])('takes %o for no time', (time) => {
    for (const field of ['createdAt', 'updatedAt'])
      expect(answer({ ...person, [field]: time })).toContain(`${field} must be`);
    expect(answer({ ...checkIn, at: time })).toContain('at must be');
  });

  it('knows who administers the database by name and by role', () => {
    const admins = { names: ['mina'], roles: ['keepers'] };
    const ask = (user: JsonObject): string | undefined => {
      try {
        validate(person, null, { db: database, ...user }, { ...security, admins });
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(ask({ name: 'mina', roles: [] })).toBeUndefined();
    expect(ask({ name: 'ayu', roles: ['keepers'] })).toBeUndefined();
    expect(ask({ name: 'ayu', roles: ['visitors'] })).toContain('Only members');
  });

  it('gives nobody rights where the database has no roles', () => {
    for (const open of [{}, { members: {} }, { members: { roles: [] } }, { admins: {} }]) {
      const user = { db: database, name: 'ayu', roles: [roles.organiser] };
      expect(() => validate(person, null, user, open)).toThrow('Only members');
    }
  });

  it('lets no role get round a rule: what a member may not write, the ones below may not either', () => {
    const bad = [
      { ...person, type: 'meetup' },
      { ...person, schema: 0 },
      { ...checkIn, at: 'now' },
      { ...tombstone(person), fn: 'kept' },
    ];
    for (const next of bad)
      for (const role of ['_admin', roles.organiser, roles.door, roles.viewer, ''])
        expect(answer(next, { role })).toBeDefined();
  });
});
