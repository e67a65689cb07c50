import { createUuid7 } from '../ids.ts';
import { toInstant } from './dates.ts';
import type { DemoRandom } from './random.ts';

/** The computer that appears to have written the demo data. */
export const demoDevice = 'demo';

/** A UUIDv7 that follows from the seed and a made-up moment (milliseconds since 1970). */
export const demoUuid = (random: DemoRandom, moment: number): string =>
  createUuid7({ now: () => moment, fillRandom: random.fillRandom });

/** The bookkeeping fields of a document written once, at a moment (milliseconds since 1970). */
export const writtenAt = (moment: number, options: { readonly device?: string } = {}) => {
  const at = toInstant(moment);
  return {
    schema: 1,
    createdAt: at,
    createdBy: demoOrganiser,
    updatedAt: at,
    updatedBy: demoOrganiser,
    device: options.device ?? demoDevice,
  };
};

const demoOrganiser = 'organiser:demo';
