/**
 * Wraps a part of the stand-in so that reading anything it lacks throws with the name of what is
 * missing, instead of answering `undefined` and letting the product take a path it never takes on
 * Electron.
 */
export const throwOnMissing = <T extends object>(name: string, target: T): T =>
  new Proxy(target, {
    get: (object, key, receiver) => {
      if (key in object || typeof key === 'symbol' || probed.has(key)) {
        return Reflect.get(object, key, receiver) as unknown;
      }
      throw new Error(`the shell rig does not have ${name}.${key}`);
    },
  });

/** Names that the language or Node's inspection reads from any object. */
const probed: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'domain',
  'nodeType',
  'asymmetricMatch',
]);
