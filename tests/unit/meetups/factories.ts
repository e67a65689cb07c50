import type { CheckIn } from '#shared/domain/door/checkIn.ts';
import { checkInSchema } from '#shared/domain/door/checkIn.ts';
import { checkInId, createUuid7, participationId } from '#shared/domain/ids.ts';
import { mainCheckList, meetupSchema, type Meetup } from '#shared/domain/meetup/meetup.ts';
import { participationSchema, type Participation } from '#shared/domain/meetup/participation.ts';
import { createToken } from '#shared/domain/meetup/token.ts';

/** The meetup that factories write about. */
export const meetupId = 'meetup:01980000-0000-7000-8000-000000000001';

let serial = 0;

const nextUuid = (): string => {
  serial += 1;
  return createUuid7({
    now: () => Date.UTC(2026, 0, 1) + serial,
    fillRandom: (bytes) => bytes.fill(serial % 256),
  });
};

const bookkeeping = {
  schema: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'organiser:test',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'organiser:test',
  device: 'test',
};

/** A valid guest list entry: invited, no answer yet, with a seat. */
export const participation = (fields: Partial<Participation> = {}): Participation => {
  const personId = fields.personId ?? `person:${nextUuid()}`;
  return participationSchema.parse({
    _id: participationId(meetupId, personId),
    type: 'participation',
    ...bookkeeping,
    meetupId,
    personId,
    function: 'alumni',
    partstat: 'NEEDS-ACTION',
    place: 'confirmed',
    mode: 'physical',
    source: 'invited',
    token: createToken((bytes) => bytes.fill(serial % 256)),
    ...fields,
  });
};

/** A valid door event: a check-in at the main door. */
export const checkIn = (fields: Partial<CheckIn> & { personId: string }): CheckIn =>
  checkInSchema.parse({
    _id: checkInId({ meetup: meetupId, person: fields.personId, uuid: nextUuid() }),
    type: 'checkin',
    ...bookkeeping,
    meetupId,
    list: 'main',
    kind: 'in',
    at: '2026-01-17T03:52:00.000Z',
    via: 'search',
    ...fields,
  });

/** A valid meetup: planned, three hours in Jakarta. */
export const meetupWith = (fields: Partial<Meetup> = {}): Meetup =>
  meetupSchema.parse({
    _id: meetupId,
    type: 'meetup',
    ...bookkeeping,
    name: 'Annual meeting',
    stage: 'planned',
    eventStatus: 'EventScheduled',
    attendanceMode: 'Offline',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
    icsSequence: 0,
    checkLists: [{ key: mainCheckList, name: '' }],
    ...fields,
  });
