import { SaxesParser } from 'saxes';
import { createPieceDecoder, encodingOfMark } from '../text/encodings.ts';

/** Thrown for XML that is not well-formed, or not what a spreadsheet program writes. */
export class XmlError extends Error {
  readonly problem: 'damaged' | 'unsafe';

  constructor(problem: XmlError['problem']) {
    super(`xml ${problem}`);
    this.problem = problem;
  }
}

/** Told the parts of a document in order. Names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads XML given piece by piece. */
export interface XmlReader {
  write(piece: Uint8Array): void;
  end(): void;
}

/**
 * Makes an {@link XmlReader}. A document type declaration ends it at once (`unsafe`): entities could
 * name files or grow without bound, and none of the formats read here has any.
 */
export const createXmlReader = (handler: XmlHandler): XmlReader => {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new XmlError('unsafe');
  });
  parser.on('error', () => {
    throw new XmlError('damaged');
  });
  parser.on('opentag', ({ name, attributes }) => handler.open?.(local(name), attributes));
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  if (handler.text !== undefined) {
    parser.on('text', (text) => handler.text?.(text));
    parser.on('cdata', (text) => handler.text?.(text));
  }
  let decode: ReturnType<typeof createPieceDecoder> | undefined;
  const put = (piece: Uint8Array, isLast: boolean): void => {
    decode ??= createPieceDecoder(wideMark(piece) ?? 'utf-8');
    const text = decode(piece, isLast);
    if (text === undefined) throw new XmlError('damaged');
    parser.write(text);
  };
  return {
    write: (piece) => put(piece, false),
    end: () => {
      put(new Uint8Array(), true);
      parser.close();
    },
  };
};

const wideMark = (piece: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const mark = encodingOfMark(piece);
  return mark === 'utf-16le' || mark === 'utf-16be' ? mark : undefined;
};

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute by its local name, whatever its prefix. */
export const attribute = (
  attributes: Readonly<Record<string, string>>,
  name: string,
): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
