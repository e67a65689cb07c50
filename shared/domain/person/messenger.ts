/** Reads `LINE: taro` into its two parts; `undefined` when one is missing, as in a page's address. */
export const readMessenger = (
  text: string,
): { readonly service: string; readonly handle: string } | undefined => {
  const [, service, handle] = /^\s*([^:：]+?)\s*[:：]\s*(.+?)\s*$/u.exec(text) ?? [];
  if (service === undefined || handle === undefined || /^https?$/i.test(service)) return undefined;
  return { service, handle };
};
