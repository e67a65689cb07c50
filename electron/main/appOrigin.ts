/** Scheme of the app's own pages; registered before the app is ready. */
export const appScheme = 'app';

/** The one host of {@link appScheme} that is served. */
export const appHost = 'tsudoi';

/** The origin of every page of the app (RFC 6454 serialisation). */
export const appOrigin = `${appScheme}://${appHost}`;

/** The page a window opens. */
export const appPage = `${appOrigin}/`;

/** A frame as far as the question of its origin goes; Electron's `WebFrameMain` is one. */
export interface FrameAddress {
  readonly origin: string;
  readonly url: string;
}

/**
 * Whether a frame shows a page of the app. Both the committed origin and the URL must fit: the
 * origin is opaque in a sandboxed frame whose URL is ours, and `about:blank` inherits our origin.
 */
export const isAppFrame = (frame: FrameAddress): boolean => {
  if (frame.origin !== appOrigin) return false;
  const url = URL.parse(frame.url);
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost;
};
