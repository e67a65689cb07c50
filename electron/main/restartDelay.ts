/**
 * How long to wait before starting the data process again, in milliseconds, after it ended
 * `failures` times in a row (1 = the first time). Answers `undefined` when trying by itself has
 * gone on long enough and a person should be asked.
 */
export const restartDelay = (failures: number): number | undefined =>
  failures > attempts ? undefined : Math.min(100 * 2 ** (failures - 1), 5000);

const attempts = 6;
