import { z } from 'zod';
import { documentBase, instantSchema } from '../document.ts';

/** What a guest is at a meetup. */
export const participationFunctionSchema = z.enum([
  'organiser',
  'moderator',
  'speaker',
  'vip',
  'secretariat',
  'embassy',
  'host-staff',
  'press',
  'alumni',
  'guest',
  'helper',
]);

/** As what somebody of a kind (`Person.kind`) usually is at a meetup. */
export const usualFunction = (kind: unknown): z.infer<typeof participationFunctionSchema> => {
  if (kind === 'vip' || kind === 'press') return kind;
  return kind === undefined || kind === 'member' ? 'alumni' : 'guest';
};

/** A reply: RFC 5545 PARTSTAT. */
export const partstatSchema = z.enum([
  'NEEDS-ACTION',
  'ACCEPTED',
  'DECLINED',
  'TENTATIVE',
  'DELEGATED',
]);

/** See {@link partstatSchema}. */
export type Partstat = z.infer<typeof partstatSchema>;

/** Characters of a note about diet and access: enough for the kitchen, too few for a history. */
export const longestNeeds = 200;

/** Whether a guest holds a seat. */
export const participationPlaceSchema = z.enum(['confirmed', 'waiting', 'offered', 'released']);

/** RFC 5545 ROLE (3.2.16). */
export const participationRoleSchema = z.enum([
  'CHAIR',
  'REQ-PARTICIPANT',
  'OPT-PARTICIPANT',
  'NON-PARTICIPANT',
]);

/** One entry of a guest list. */
export const participationSchema = z.looseObject({
  ...documentBase,
  type: z.literal('participation'),
  meetupId: z.string(),
  personId: z.string(),
  function: participationFunctionSchema,
  partstat: partstatSchema,
  place: participationPlaceSchema,
  mode: z.enum(['physical', 'virtual']),
  source: z.enum(['invited', 'self', 'walk-in', 'import']),
  /** Ten characters of Crockford base32, the last a check character; printed in the QR code. */
  token: z.string(),
  /**
   * Tokens of the entries that merging people put into this one, in order; badges printed with them
   * are this guest's. It is also what tells an entry that a merge kept from one that nobody touched.
   */
  mergedTokens: z.array(z.string()).optional(),
  /** RFC 5545 ROLE: whether the guest has to be there for the meetup to work. */
  role: participationRoleSchema.optional(),
  /** When the guest accepted: the order of the waiting list. */
  answeredAt: instantSchema.optional(),
  /** Diet and access needs; wiped 30 days after the meetup. */
  needs: z.string().max(500).optional(),
});

/** See {@link participationSchema}. */
export type Participation = z.infer<typeof participationSchema>;

/** How an entry counts (CiviCRM's status classes). */
export type ParticipationClass = 'positive' | 'pending' | 'waiting' | 'negative';

/** Puts an entry into the class it counts in. */
export const participationClass = (
  entry: Pick<Participation, 'partstat' | 'place'>,
): ParticipationClass => {
  if (entry.partstat === 'DECLINED' || entry.place === 'released') return 'negative';
  if (entry.place === 'waiting') return 'waiting';
  return entry.partstat === 'ACCEPTED' && entry.place === 'confirmed' ? 'positive' : 'pending';
};
