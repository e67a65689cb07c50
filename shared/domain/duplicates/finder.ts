import { judge, type Candidate } from './judge.ts';
import { blocksOf, type DuplicateProfile } from './profile.ts';

/** Everyone, and who of them may be the same person. Follows changes one person at a time. */
export interface DuplicateFinder {
  /** Adds a person, or puts their new state in place of the old. */
  put(profile: DuplicateProfile): void;
  remove(id: string): void;
  /** All candidates, the most certain first. */
  candidates(): readonly Candidate[];
}

/** The same for both orders of two people. */
export const pairKey = (one: string, other: string): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`;

/**
 * Makes an empty {@link DuplicateFinder}. Adding a person costs a few map reads and the comparison
 * with those who share something, whatever the number of people.
 */
export const createDuplicateFinder = (): DuplicateFinder => {
  const profiles = new Map<string, DuplicateProfile>();
  const blocks = new Map<string, Set<string>>();
  const pairs = new Map<string, Candidate>();
  const pairsOf = new Map<string, Set<string>>();
  let sorted: readonly Candidate[] | undefined;

  const addPair = (candidate: Candidate): void => {
    const key = pairKey(candidate.a, candidate.b);
    pairs.set(key, candidate);
    for (const id of [candidate.a, candidate.b]) {
      const own = pairsOf.get(id);
      if (own === undefined) pairsOf.set(id, new Set([key]));
      else own.add(key);
    }
    sorted = undefined;
  };
  const removePairs = (id: string): void => {
    for (const key of pairsOf.get(id) ?? []) {
      const pair = pairs.get(key);
      pairs.delete(key);
      sorted = undefined;
      if (pair !== undefined) pairsOf.get(pair.a === id ? pair.b : pair.a)?.delete(key);
    }
    pairsOf.delete(id);
  };
  const remove = (id: string): void => {
    const profile = profiles.get(id);
    if (profile === undefined) return;
    profiles.delete(id);
    for (const key of blocksOf(profile).own) {
      const block = blocks.get(key);
      block?.delete(id);
      if (block?.size === 0) blocks.delete(key);
    }
    removePairs(id);
  };
  return {
    put: (profile) => {
      remove(profile.id);
      profiles.set(profile.id, profile);
      const others = new Set<string>();
      const keys = blocksOf(profile);
      for (const key of keys.others) {
        const block = blocks.get(key);
        // What is shared by so many (a secretariat's telephone) tells nobody apart.
        if (block === undefined || block.size > largestBlock) continue;
        for (const id of block) others.add(id);
      }
      for (const key of keys.own) {
        const block = blocks.get(key);
        if (block === undefined) blocks.set(key, new Set([profile.id]));
        else block.add(profile.id);
      }
      for (const id of others) {
        const other = profiles.get(id);
        const candidate = other === undefined ? undefined : judge(profile, other);
        if (candidate !== undefined) addPair(candidate);
      }
    },
    remove,
    candidates: () =>
      (sorted ??= [...pairs]
        .toSorted(([key, x], [other, y]) => y.score - x.score || (key < other ? -1 : 1))
        .map(([, candidate]) => candidate)),
  };
};

const largestBlock = 1000;
