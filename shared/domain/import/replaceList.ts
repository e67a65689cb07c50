/**
 * A list as a sheet that came from here says it: what is still in the sheet stays as it is, what is
 * gone from it goes, what is new is added. A value that took the place of another is a correction
 * and keeps what else is known about that place (`correct`).
 */
export const replaceList = <Item, Value>(options: {
  readonly present: readonly Item[];
  readonly wanted: readonly Value[];
  /** What two ways of writing the same have in common; of an item, all it is known by. */
  readonly keysOf: (item: Item) => readonly string[];
  readonly keyOf: (value: Value) => string;
  readonly add: (value: Value) => Item;
  readonly correct: (item: Item, value: Value) => Item;
}): readonly Item[] => {
  const { present, wanted, keysOf, keyOf } = options;
  const wantedKeys = new Set(wanted.map(keyOf));
  const known = new Set(present.flatMap(keysOf));
  const added = wanted.filter((value) => !known.has(keyOf(value)));
  const list = present.flatMap((item) => {
    if (keysOf(item).some((key) => wantedKeys.has(key))) return [item];
    const [value] = added.splice(0, 1);
    return value === undefined ? [] : [options.correct(item, value)];
  });
  return [...list, ...added.map(options.add)];
};
