/**
 * Turns structured-clone values into text and back, for the way through the DevTools protocol,
 * which carries only strings. Covers what the contract uses; anything else throws by name, as
 * `postMessage` throws a `DataCloneError`.
 *
 * The function is also put into pages as source text, so it must not use anything from outside.
 */
export const createWire = (): {
  encode: (value: unknown) => string;
  decode: (text: string) => unknown;
} => {
  const pack = (value: unknown): unknown => {
    if (value === undefined) return { t: 'undefined' };
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { t: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (typeof value === 'bigint') return { t: 'bigint', v: String(value) };
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Uint8Array) {
      let text = '';
      for (let at = 0; at < value.length; at += 8192) {
        text += String.fromCharCode(...value.subarray(at, at + 8192));
      }
      return { t: 'bytes', v: btoa(text) };
    }
    if (value instanceof Date) return { t: 'date', v: value.getTime() };
    if (value instanceof Map) return { t: 'map', v: [...value].map(pack) };
    if (value instanceof Set) return { t: 'set', v: [...value].map(pack) };
    const prototype: unknown = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
    const isPlain =
      prototype === null || (prototype !== undefined && Object.getPrototypeOf(prototype) === null);
    if (!isPlain)
      throw new Error(`the shell rig cannot carry ${Object.prototype.toString.call(value)}`);
    return {
      t: 'object',
      v: Object.entries(value as object).map(([key, item]) => [key, pack(item)]),
    };
  };

  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    const { t, v } = value as { t: string; v: never };
    if (t === 'undefined') return undefined;
    if (t === 'number') return Number(v);
    if (t === 'bigint') return BigInt(v);
    if (t === 'bytes') return Uint8Array.from(atob(v), (letter) => letter.charCodeAt(0));
    if (t === 'date') return new Date(v);
    if (t === 'map') return new Map((v as unknown[]).map(unpack) as [unknown, unknown][]);
    if (t === 'set') return new Set((v as unknown[]).map(unpack));
    return Object.fromEntries((v as [string, unknown][]).map(([key, item]) => [key, unpack(item)]));
  };

  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text)),
  };
};
