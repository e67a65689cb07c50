/** What {@link createUuid7} needs from its surroundings. */
export interface UuidSource {
  /** Milliseconds since 1970 (UTC). */
  readonly now: () => number;
  /** Fills the array with random bytes and returns it (`crypto.getRandomValues`). */
  readonly fillRandom: (bytes: Uint8Array) => Uint8Array;
}

/** Makes a UUIDv7 from the clock and random bytes (RFC 9562, section 5.7). */
export const createUuid7 = (source: UuidSource): string => {
  const bytes = source.fillRandom(scratch);
  const time = source.now();
  const high = Math.floor(time / 2 ** 32);
  bytes[0] = high >>> 8;
  bytes[1] = high;
  for (let index = 2; index < 6; index += 1) bytes[index] = time >>> (40 - 8 * index);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  // In short pieces, which the engine keeps as one text each.
  const moment = `${hexOf(bytes, 0, 4)}-${hexOf(bytes, 4, 6)}`;
  const middle = `-${hexOf(bytes, 6, 8)}-${hexOf(bytes, 8, 10)}-`;
  return moment + middle + hexOf(bytes, 10, 16);
};

// Written anew each time before it is read.
const scratch = new Uint8Array(16);

const hexOf = (bytes: Uint8Array, from: number, to: number): string => {
  let hex = '';
  for (let index = from; index < to; index += 1) hex += hexOfByte[bytes[index] ?? 0] ?? '';
  return hex;
};

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** `person:0190…` → `0190…`: the part after the type prefix. */
export const uuidOfId = (id: string): string => id.slice(id.indexOf(':') + 1);

/** The id of a person's document. */
export const personId = (uuid: string): string => `person:${uuid}`;

/** The id of a meetup's document. */
export const meetupId = (uuid: string): string => `meetup:${uuid}`;

/**
 * The id of a guest list entry. It follows from the pair, so that two organisers who add the same
 * person offline write one document.
 */
export const participationId = (meetup: string, person: string): string =>
  `participation:${uuidOfId(meetup)}:${uuidOfId(person)}`;

/** The id of a check-in event: subject pair first, so that one range holds a meetup's events. */
export const checkInId = (options: { meetup: string; person: string; uuid: string }): string =>
  `checkin:${uuidOfId(options.meetup)}:${uuidOfId(options.person)}:${options.uuid}`;

/** The id of a journal record, for example `change:<person uuid>:<uuid7>`. */
export const journalId = (options: { type: string; subject: string; uuid: string }): string =>
  `${options.type}:${uuidOfId(options.subject)}:${options.uuid}`;
