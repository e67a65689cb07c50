/**
 * The person an id stands for: whom they were merged into, and whom those were. Laptops that were
 * offline can merge people into each other in a circle; then the one of the circle with the smallest
 * id (who is in the chapter longest) stands for all of them, on every computer and from wherever one
 * begins. Following twice changes nothing; an id that leads nowhere stands for itself.
 */
export const survivorOf = (id: string, targetOf: (id: string) => string | undefined): string => {
  const passed = new Set<string>();
  let current = id;
  for (let next = targetOf(id); next !== undefined; next = targetOf(next)) {
    passed.add(current);
    current = next;
    if (passed.has(current)) return smallestOfCircle(current, targetOf);
  }
  return current;
};

const smallestOfCircle = (start: string, targetOf: (id: string) => string | undefined): string => {
  let smallest = start;
  for (let id = targetOf(start); id !== undefined && id !== start; id = targetOf(id)) {
    if (id < smallest) smallest = id;
  }
  return smallest;
};

/** Whom a stored person was merged into. */
export const targetOfMerge = (
  person: Readonly<Record<string, unknown>> | undefined,
): string | undefined => {
  const target = person?.['mergedInto'];
  return typeof target === 'string' ? target : undefined;
};
