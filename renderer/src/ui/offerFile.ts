/**
 * Lets the person save something as a file; it lands where the browser or the system puts downloads.
 * What one of the three systems does not take in a file's name becomes a space.
 */
export const offerFile = (content: Blob, name: string): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name);
  link.click();
  // The download has begun by then; until it has, the address must stay.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** A name that Windows, macOS and Linux all take; see {@link offerFile}. */
export const fileName = (name: string): string =>
  name.replaceAll(/[\s\p{Cc}<>:"/\\|?*]+/gu, ' ').trim() || 'tsudoi';
