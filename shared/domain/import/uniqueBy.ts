/** The values without those whose key came before; the first spelling stays. */
export const uniqueBy = <Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): readonly Value[] => {
  if (values.length < 2) return values;
  const keys = new Set<string>();
  return values.filter((value) => {
    const key = keyOf(value);
    return keys.has(key) ? false : keys.add(key);
  });
};
