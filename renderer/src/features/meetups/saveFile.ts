interface FileOptions {
  readonly name: string;
  /** MIME type. */
  readonly type: string;
}

/** Hands a text to the person as a download; the browser or system says where it goes. */
export const saveFile = (content: string, { name, type }: FileOptions): void =>
  offer(new Blob([content], { type: `${type};charset=utf-8` }), name);

/** The same for bytes. */
export const saveBytes = (content: Uint8Array<ArrayBuffer>, { name, type }: FileOptions): void =>
  offer(new Blob([content], { type }), name);

const offer = (content: Blob, name: string): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name);
  link.click();
  // The download has begun by then; until it has, the address must stay.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

// Characters that one of the three systems does not take in a file's name.
const fileName = (name: string): string =>
  name.replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, ' ').trim() || 'tsudoi';
