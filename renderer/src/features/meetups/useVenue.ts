import type { VenueFields } from '#shared/domain/meetup/venue.ts';
import { useLiveQuery } from '../../client/index.ts';

/** The place of the venue book with this id; `undefined` for none, or while it is being asked for. */
export const useVenue = (venueId: string | undefined): VenueFields | undefined => {
  const { value } = useLiveQuery('venues.list', venueId === undefined ? null : {});
  return value?.venues.find(({ id }) => id === venueId)?.fields;
};
