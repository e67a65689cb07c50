/**
 * The part `Name` of an Electron API, for `satisfies`: names must exist in Electron's types, and
 * parameters and plain return values must fit. What an API returns as an object is left open,
 * because the rig's objects are smaller than Electron's.
 */
export type Surface<Api, Name extends keyof Api> = {
  readonly [Key in Name]: Api[Key] extends (...parameters: infer Parameters) => infer Returned
    ? (...parameters: Parameters) => Returned extends object ? unknown : Returned
    : Api[Key] extends object
      ? unknown
      : Api[Key];
};
