/**
 * Stock Chromium cannot open a custom scheme, so the rig gives each host of a registered scheme an
 * `https` origin whose requests never leave the browser: they are answered through the DevTools
 * Fetch domain. `app://tsudoi/x` is `https://app--tsudoi.rig.test/x` inside Chromium; main and
 * preload only ever see the first form. `https` keeps it a secure context, as a scheme registered
 * with `standard` and `secure` is (Electron docs: protocol, "registerSchemesAsPrivileged").
 *
 * A page's own strings are not translated: `location.origin` shows the second form there.
 */
export const toChromium = (address: string, schemes: ReadonlySet<string>): string => {
  const match = /^([a-z][a-z0-9+.-]*):\/\/((?:[^/?#@]*@)?)([a-z0-9.-]+)((?::\d+)?)(.*)$/is.exec(
    address,
  );
  const [, scheme = '', user = '', host = '', port = '', rest = ''] = match ?? [];
  if (!schemes.has(scheme.toLowerCase())) return address;
  return `https://${user}${scheme}--${host}.${suffix}${port}${rest === '' ? '/' : rest}`;
};

/** The reverse of {@link toChromium}; every other address stays as it is. */
export const toElectron = (address: string, schemes: ReadonlySet<string>): string =>
  address.replace(mapped, (whole, blob: string, user: string, scheme: string, host: string) =>
    schemes.has(scheme) ? `${blob}${scheme}://${user}${host}` : whole,
  );

const suffix = 'rig.test';
const mapped =
  /^(blob:|)https:\/\/((?:[^/?#@]*@)?)([a-z0-9+.]+)--([a-z0-9.-]+)\.rig\.test(?=[:/?#]|$)/;
