import type { ReaderOptions } from 'zxing-wasm/reader';

/** Reads the texts of the QR codes in a camera's present picture. */
export type CodeReader = (video: HTMLVideoElement) => Promise<readonly string[]>;

/** Opens the system's own reader where the browser has one, else ours, loaded from our own origin. */
export const openCodeReader = async (): Promise<CodeReader> =>
  (await systemReader()) ?? (await ownReader());

/** The part of the Barcode Detection API (WICG shape detection) that is used; not in TypeScript's DOM. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

declare const BarcodeDetector:
  | {
      new (options: { readonly formats: readonly string[] }): Detector;
      getSupportedFormats(): Promise<readonly string[]>;
    }
  | undefined;

const systemReader = async (): Promise<CodeReader | undefined> => {
  if (typeof BarcodeDetector === 'undefined') return undefined;
  // Chromium has the interface on systems that can read nothing.
  const formats = await BarcodeDetector.getSupportedFormats().catch((): string[] => []);
  if (!formats.includes('qr_code')) return undefined;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue);
};

const ownReader = async (): Promise<CodeReader> => {
  const [{ prepareZXingModule, readBarcodes }, { default: file }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  await prepareZXingModule({ overrides: { locateFile: () => file }, fireImmediately: true });
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser cannot draw');
  return async (video) => {
    const { videoWidth: width, videoHeight: height } = video;
    if (width === 0 || height === 0) return [];
    context.canvas.width = width;
    context.canvas.height = height;
    context.drawImage(video, 0, 0);
    const found = await readBarcodes(context.getImageData(0, 0, width, height), readerOptions);
    return found.map(({ text }) => text);
  };
};

// Badges are printed dark on white and held still: the slow attempts at damaged codes would only
// keep the window from answering keys.
const readerOptions: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: false,
  tryInvert: false,
  maxNumberOfSymbols: 2,
};
