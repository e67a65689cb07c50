import { useEffect, useRef } from 'react';
import { openCodeReader } from './codeReader.ts';

// Milliseconds between two looks: quick enough for a badge in passing, and rare enough to leave the
// window free for typing.
const pause = 120;

interface CodesOptions {
  /** Told after every look: the codes in the picture, and when in milliseconds. */
  readonly onLook: (codes: readonly string[], at: number) => void;
  /** The reader cannot be opened, or broke. */
  readonly onFail: () => void;
}

/** Shows a camera's picture and reads the codes that are held before it. */
export const useCodes = (stream: MediaStream, options: CodesOptions) => {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    const left = new AbortController();
    const readOn = async (): Promise<void> => {
      const read = await openCodeReader();
      while (!left.signal.aborted) {
        const codes = element.readyState < element.HAVE_CURRENT_DATA ? [] : await read(element);
        if (left.signal.aborted) return;
        latest.current.onLook(codes, performance.now());
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    };
    readOn().catch(() => {
      if (!left.signal.aborted) latest.current.onFail();
    });
    return () => {
      left.abort();
      element.srcObject = null;
    };
  }, [stream]);
  return video;
};
