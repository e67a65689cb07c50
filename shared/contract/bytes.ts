/**
 * Carries byte arrays over a text connection (WebSocket): {@link detachBytes} replaces each
 * `Uint8Array` in a message by a numbered place holder and returns the arrays, to be sent as binary
 * frames after the text; {@link attachBytes} puts them back.
 */
export const detachBytes = (message: unknown): { json: string; buffers: readonly Uint8Array[] } => {
  const buffers: Uint8Array[] = [];
  const body = JSON.stringify(message, (_key, value: unknown) =>
    value instanceof Uint8Array ? { [placeHolder]: buffers.push(value) - 1 } : value,
  );
  return { json: `{"buffers":${buffers.length},"body":${body}}`, buffers };
};

/**
 * Reads the text frame made by {@link detachBytes}: how many binary frames follow it; `undefined`
 * when it does not begin like one. Only its beginning is read, because the rest can be long.
 */
export const countBuffers = (json: string): number | undefined => {
  const count = beginning.exec(json)?.[1];
  return count === undefined ? undefined : Number(count);
};

const beginning = /^\{"buffers":(\d{1,9}),"body":/;

/** Undoes {@link detachBytes}. Throws a `SyntaxError` when `json` is not JSON. */
export const attachBytes = (json: string, buffers: readonly Uint8Array[]): unknown => {
  const frame = (
    buffers.length === 0 ? JSON.parse(json) : JSON.parse(json, putBack(buffers))
  ) as unknown;
  return typeof frame === 'object' && frame !== null && 'body' in frame ? frame.body : undefined;
};

const putBack =
  (buffers: readonly Uint8Array[]) =>
  (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !(placeHolder in value)) return value;
    const index = value[placeHolder];
    return typeof index === 'number' ? buffers[index] : value;
  };

const placeHolder = '$bytes';
