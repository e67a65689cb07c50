/** A repeatable stream of random choices: the same seed gives the same choices on every computer. */
export interface DemoRandom {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** A whole number from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number;
  /** True with this probability. */
  readonly chance: (probability: number) => boolean;
  readonly pick: <Value>(values: readonly [Value, ...Value[]]) => Value;
  /** Picks with the weight that stands beside each value. */
  readonly weighted: <Value>(
    values: readonly [readonly [Value, number], ...(readonly [Value, number])[]],
  ) => Value;
  readonly shuffled: <Value>(values: readonly Value[]) => Value[];
  /** Fills the array with random bytes and returns it. */
  readonly fillRandom: (bytes: Uint8Array) => Uint8Array;
}

/**
 * Makes the stream of a seed with the sfc32 generator (Chris Doty-Humphrey, PractRand), seeded by a
 * hash of the text. Not for secrets.
 */
export const createDemoRandom = (seed: string): DemoRandom => {
  const uint32 = sfc32(seed);
  const next = (): number => uint32() / 2 ** 32;
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (values) => values[int(0, values.length - 1)] ?? values[0],
    weighted: (values) => {
      let rest = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of values) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return values[0][0];
    },
    shuffled: (values) => {
      const shuffled = [...values];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        const moved = shuffled.splice(other, 1, ...shuffled.slice(last, last + 1));
        shuffled.splice(last, 1, ...moved);
      }
      return shuffled;
    },
    fillRandom: (bytes) => {
      for (let index = 0; index < bytes.length; index += 1) bytes[index] = uint32() & 0xff;
      return bytes;
    },
  };
};

const warmUpRounds = 12;

const sfc32 = (seed: string): (() => number) => {
  let [a, b, c, counter] = hash(seed);
  const uint32 = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < warmUpRounds; round += 1) uint32();
  return uint32;
};

// FNV-1a over the seed with three different bases.
const hash = (seed: string): [number, number, number, number] => {
  const [a = 0, b = 0, c = 0] = [0x811c9dc5, 0x2f0b4c47, 0x6c8e9cf5].map((basis) => {
    let value = basis;
    for (let index = 0; index < seed.length; index += 1) {
      value = Math.imul(value ^ seed.charCodeAt(index), 0x01000193);
    }
    return value | 0;
  });
  return [a, b, c, 1];
};
