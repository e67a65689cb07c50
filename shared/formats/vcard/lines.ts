/** A content line of a vCard: still in bytes, because each may have another encoding. */
export interface ContentLine {
  /** Upper case, without its group. */
  readonly name: string;
  /** By upper case name; a 2.1 parameter without a name is a `TYPE` or an `ENCODING`. */
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: Uint8Array;
}

const CR = 0x0d;
const LF = 0x0a;

/**
 * The content lines of a file, unfolded (RFC 6350 3.2) before anything is decoded: a fold may stand
 * in the middle of a character. Soft line breaks of quoted-printable are followed as well. Lines
 * without a colon are passed over. `undefined` comes now and then in between, so that a long value
 * holds up nobody.
 */
export function* contentLines(bytes: Uint8Array): Generator<ContentLine | undefined> {
  let parts: Uint8Array[] = [];
  let isQuoted = false;
  let read = 0;
  for (let start = 0; start < bytes.length;) {
    read += 1;
    if (read % 2000 === 0) yield undefined;
    const end = endOfLine(bytes, start);
    const line = bytes.subarray(start, end);
    start = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
    const last = parts.at(-1);
    if (last !== undefined && isQuoted && last.at(-1) === 0x3d) {
      parts.push(line);
    } else if (last !== undefined && (line[0] === 0x20 || line[0] === 0x09)) {
      parts.push(line.subarray(1));
    } else {
      yield* parseLine(parts);
      parts = [line];
      isQuoted = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE/i.test(latin(line.subarray(0, 200)));
    }
  }
  yield* parseLine(parts);
}

const endOfLine = (bytes: Uint8Array, start: number): number => {
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === LF || bytes[at] === CR) return at;
  }
  return bytes.length;
};

function* parseLine(parts: readonly Uint8Array[]): Generator<ContentLine> {
  const line = joinBytes(parts, { softBreaks: parts.length > 1 });
  const colon = colonOf(line);
  // Nobody's name or parameters are longer than this; a line like it is no content line.
  if (colon <= 0 || colon > 4096) return;
  const [name = '', ...params] = splitOutsideQuotes(latin(line.subarray(0, colon)));
  yield {
    name: name
      .slice(name.lastIndexOf('.') + 1)
      .trim()
      .toUpperCase(),
    params: parseParams(params),
    value: line.subarray(colon + 1),
  };
}

// A soft break's `=` stays at the end of its part; decoding quoted-printable needs it gone.
const joinBytes = (
  parts: readonly Uint8Array[],
  { softBreaks }: { readonly softBreaks: boolean },
): Uint8Array => {
  const [only] = parts;
  if (parts.length <= 1) return only ?? new Uint8Array();
  const isQuoted =
    softBreaks && /QUOTED-PRINTABLE/i.test(latin((only ?? new Uint8Array()).subarray(0, 200)));
  const pieces = parts.map((part, index) =>
    isQuoted && index < parts.length - 1 && part.at(-1) === 0x3d ? part.subarray(0, -1) : part,
  );
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
};

const colonOf = (line: Uint8Array): number => {
  let isQuoted = false;
  for (const [index, byte] of line.entries()) {
    if (byte === 0x22) isQuoted = !isQuoted;
    else if (byte === 0x3a && !isQuoted) return index;
  }
  // A quotation mark that is never closed is only a sign.
  return line.indexOf(0x3a);
};

const splitOutsideQuotes = (text: string): readonly string[] =>
  text.match(/(?:"[^"]*"|[^;])+/g) ?? [];

const parseParams = (params: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const parsed = new Map<string, string[]>();
  for (const param of params) {
    const equals = param.indexOf('=');
    const bare = param.trim().toUpperCase();
    const name =
      equals > 0
        ? param.slice(0, equals).trim().toUpperCase()
        : bareEncodings.has(bare)
          ? 'ENCODING'
          : 'TYPE';
    const values = param
      .slice(equals + 1)
      .replaceAll('"', '')
      .split(',');
    parsed.set(name, [...(parsed.get(name) ?? []), ...values.map((value) => value.trim())]);
  }
  return parsed;
};

const bareEncodings: ReadonlySet<string> = new Set(['QUOTED-PRINTABLE', 'BASE64', '8BIT', '7BIT']);

/** Bytes as text of one character each. */
export const latin = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};
