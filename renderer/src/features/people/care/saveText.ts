/** Hands a text to the person as a file, by the browser's or the system's own save dialog. */
export const saveText = (file: {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}): void => {
  const url = URL.createObjectURL(new Blob([file.text], { type: `${file.type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser reads it after the click was handled.
  window.setTimeout(() => URL.revokeObjectURL(url), releaseAfter);
};

const releaseAfter = 60_000;
