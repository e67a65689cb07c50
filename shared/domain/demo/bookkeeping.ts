import { createUuid7 } from '../ids.ts';
import { toInstant } from './dates.ts';
import type { DemoRandom } from './random.ts';

/** The computer that appears to have written the demo data. */
export const demoDevice = 'demo';

/** A UUIDv7 that follows from the seed and a made-up moment (milliseconds since 1970). */
export const demoUuid = (random: DemoRandom, moment: number): string =>
  createUuid7({ now: () => moment, fillRandom: random.fillRandom });

/**
 * The bookkeeping fields of a document written once, at a moment (milliseconds since 1970), by the
 * organiser whose turn it was that day unless told otherwise.
 */
export const writtenAt = (
  moment: number,
  options: { readonly device?: string; readonly by?: string } = {},
) => {
  const at = toInstant(moment);
  const by = options.by ?? organiserOn(moment);
  return {
    schema: 1,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    device: options.device ?? demoDevice,
  };
};

/** The made-up organisers of the demo chapter. */
export const demoOrganisers = [
  { id: 'organiser:018c0d3e-7a10-7c41-9b02-5f0e6d1a2b31', name: 'Ratna Wijayanti' },
  { id: 'organiser:018c0d3e-7a10-7c41-9b02-5f0e6d1a2b32', name: 'Bima Nugraha' },
  { id: 'organiser:018c0d3e-7a10-7c41-9b02-5f0e6d1a2b33', name: '森下 かおり' },
] as const;

const organiserOn = (moment: number): string => {
  const day = Math.floor(moment / 86_400_000);
  return (demoOrganisers[day % demoOrganisers.length] ?? demoOrganisers[0]).id;
};
