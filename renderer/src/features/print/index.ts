export const PrintPage = (_: { meetupId: string; what: string }) => null;
