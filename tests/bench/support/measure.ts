/** Milliseconds that each of `times` runs of `work` took, in order. */
export const timesOf = async (
  times: number,
  work: (index: number) => unknown,
): Promise<number[]> => {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await work(index);
    taken.push(performance.now() - start);
  }
  return taken;
};

/** The value below which `share` (0 to 1) of the values lie. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;

/** One line of a bench's answer: ours, what it is compared with, their ratio, and the goal. */
export const report = (line: {
  readonly what: string;
  readonly ours: number;
  readonly limit: number;
  readonly limitIs: string;
  readonly goal: string;
}): void => {
  const { what, ours, limit, limitIs, goal } = line;
  process.stdout.write(
    `${what.padEnd(44)} ${ours.toFixed(2).padStart(9)} ms  ${limitIs} ${limit.toFixed(2)} ms` +
      `  ratio ${(ours / limit).toFixed(2)}  (goal ${goal})\n`,
  );
};
