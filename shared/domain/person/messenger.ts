/** Reads `LINE: taro` into its two parts; `undefined` when one is missing. */
export const readMessenger = (
  text: string,
): { readonly service: string; readonly handle: string } | undefined => {
  const [, service, handle] = /^\s*([^:：]+?)\s*[:：]\s*(.+?)\s*$/u.exec(text) ?? [];
  return service === undefined || handle === undefined ? undefined : { service, handle };
};
