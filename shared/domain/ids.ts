/** What {@link createUuid7} needs from its surroundings. */
export interface UuidSource {
  /** Milliseconds since 1970 (UTC). */
  readonly now: () => number;
  /** Fills the array with random bytes and returns it (`crypto.getRandomValues`). */
  readonly fillRandom: (bytes: Uint8Array) => Uint8Array;
}

/** Makes a UUIDv7 from the clock and random bytes (RFC 9562, section 5.7). */
export const createUuid7 = (source: UuidSource): string => {
  const bytes = source.fillRandom(new Uint8Array(16));
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  const time = source.now();
  view.setUint16(0, Math.floor(time / 2 ** 32));
  view.setUint32(2, time % 2 ** 32);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  let uuid = '';
  for (let index = 0; index < 16; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) uuid += '-';
    uuid += hexOfByte[view.getUint8(index)];
  }
  return uuid;
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
