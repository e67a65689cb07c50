/** Hands a file to the person as a download; the browser or system says where it goes. */
export const saveFile = (content: string, options: { name: string; type: string }): void => {
  const url = URL.createObjectURL(new Blob([content], { type: `${options.type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(options.name);
  link.click();
  // The download has begun by then; until it has, the address must stay.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

// Characters that one of the three systems does not take in a file's name.
const fileName = (name: string): string =>
  name.replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, ' ').trim() || 'tsudoi';
