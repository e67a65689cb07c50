/**
 * Whether two pieces of plain data, as they come from the data process, say the same: rows that are
 * asked for again are new objects with the old content.
 */
export const isSameData = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if (one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = new Map(Object.entries(other));
  const keys = Object.entries(one);
  return (
    keys.length === entries.size &&
    keys.every(([key, value]) => entries.has(key) && isSameData(value, entries.get(key)))
  );
};
