import { createRandom, type Random } from '../conformance/support/random.ts';
import type { Script, Step, Trouble, Work } from './steps.ts';

/** Makes the next step of a run, knowing only whether the last one did something. */
export interface Generator {
  readonly head: Omit<Script, 'steps'>;
  next(): Step;
}

/** Makes the {@link Generator} of a seed. */
export const createGenerator = (options: {
  readonly seed: number;
  readonly clients: number;
}): Generator => {
  const { seed, clients } = options;
  const random = createRandom(seed);
  const skews = Array.from({ length: clients }, () => skewOf(random));
  const helper = clients > 2 && random.chance(0.25) ? clients - 1 : undefined;
  const newer = random.chance(0.4);
  const mayBeWiped = seed % 5 === 0;
  const wipedAt = 100 + random.below(150);
  const happened = { steps: 0, gone: false, upgraded: 0 };
  const slips: Step[] = [];
  const offline = new Set<number>();
  const work = createWork(random);

  const rare = (): Step | undefined => {
    const on = random.below(clients);
    const dice = random.next();
    if (dice < 0.3) return { do: 'crash', on, arrived: random.chance(0.5) };
    if (dice < 0.55) {
      const phase = random.pick(['before', 'inside', 'after'] as const);
      return { do: 'crash-in', on, transactions: random.below(6), phase };
    }
    if (dice < 0.65) return { do: 'wait', seconds: random.pick([900, 1800, 86_400]) };
    if (dice < 0.8) {
      const id = work.someone();
      const mark = work.mark();
      return id === undefined
        ? undefined
        : { do: 'branch', id, mark, field: random.pick(['fn', 'city']) };
    }
    if (dice < 0.85) return { do: 'foreign', id: `hologram:${random.below(2)}` };
    if (dice < 0.9 && newer && happened.upgraded < clients / 2) {
      happened.upgraded += 1;
      return { do: 'upgrade', on };
    }
    return undefined;
  };

  const onLine = (): Step | undefined => {
    if (happened.gone && random.chance(0.15)) {
      happened.gone = false;
      return { do: 'made-anew' };
    }
    if (offline.size < clients && random.chance(0.012)) {
      const on = random.below(clients);
      offline.add(on);
      return { do: 'offline', on, is: true };
    }
    const [on] = offline;
    if (on !== undefined && random.chance(0.025)) {
      offline.delete(on);
      return { do: 'offline', on, is: false };
    }
    return random.chance(0.06) ? { do: 'arrive', nth: random.below(4) } : undefined;
  };

  const next = (): Step => {
    happened.steps += 1;
    if (mayBeWiped && happened.steps === wipedAt) {
      happened.gone = true;
      return { do: 'wipe' };
    }
    const slip = slips.pop();
    if (slip !== undefined) return slip;
    const special = onLine() ?? (random.chance(0.04) ? rare() : undefined);
    if (special !== undefined) return special;
    const on = random.below(clients);
    if (random.chance(0.1)) return { do: 'wait', seconds: random.below(120) };
    if (random.chance(0.3)) {
      const isHelper = on === helper;
      const step = { do: 'work', on, work: work.next(isHelper) } as const;
      const { kind, id } = step.work;
      // Taken back at once, so that often nobody has heard of it.
      if (kind === 'invite' && random.chance(0.25)) {
        slips.push({ do: 'work', on, work: { kind: 'remove', id, mark: work.mark() } });
      }
      return step;
    }
    const trouble = random.chance(0.08) ? troubleOf(random) : undefined;
    return {
      do: 'talk',
      on,
      ...(trouble !== undefined && { trouble }),
      ...(random.chance(0.25) && { sends: true }),
    };
  };
  return { head: { seed, skews, ...(helper !== undefined && { helper }) }, next };
};

// Most clocks are nearly right, some are minutes off, a few are a different day.
const skewOf = (random: Random): number => {
  if (random.chance(0.5)) return random.below(2000) - 1000;
  const minutes = random.chance(0.3) ? 48 * 60 : 10;
  return random.below(2 * minutes * 60_000) - minutes * 60_000;
};

const troubleOf = (random: Random): Trouble =>
  random.pick<Trouble>([
    { kind: 'drop' },
    { kind: 'lose-response' },
    { kind: 'lose-response' },
    { kind: 'truncate' },
    { kind: 'duplicate' },
    { kind: 'late' },
    { kind: 'echo' },
    { kind: 'status', status: 401 },
    { kind: 'status', status: 413 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
  ]);

const createWork = (random: Random) => {
  const people: string[] = [];
  const invited: string[] = [];
  let count = 0;
  const number = (): string => String((count += 1)).padStart(5, '0');
  const mark = (): string => `m${number()}`;
  // The same few people are met again and again, some others now and then.
  const someone = (): string | undefined => {
    if (people.length === 0) return undefined;
    return random.chance(0.7)
      ? people.at(-1 - random.below(Math.min(4, people.length)))
      : random.pick(people);
  };
  const next = (isHelper: boolean): Work => {
    const id = someone();
    const dice = random.next();
    if (id === undefined || dice < 0.14) {
      const created = `person:p${number()}`;
      people.push(created);
      return { kind: 'create', id: created, mark: mark() };
    }
    const uuid = id.slice('person:'.length);
    if (dice < 0.24) return { kind: 'check-in', id: `checkin:1:${uuid}`, mark: mark() };
    if (dice < 0.34) {
      const invitation = `participation:${1 + random.below(2)}:${uuid}`;
      invited.push(invitation);
      return { kind: 'invite', id: invitation, mark: mark() };
    }
    if (dice < 0.37) return { kind: 'note', id, mark: mark() };
    if (dice < 0.39 && !isHelper) return { kind: 'erase', id };
    const target =
      invited.length > 0 && random.chance(0.2)
        ? (invited.at(-1 - random.below(Math.min(3, invited.length))) ?? id)
        : id;
    if (dice < 0.46) return { kind: 'remove', id: target, mark: mark() };
    if (dice < 0.62) {
      const what = random.pick(['add', 'add', 'change', 'change', 'remove', 'move'] as const);
      return { kind: 'item', id, mark: mark(), what };
    }
    const fields = target.startsWith('person:')
      ? ['fn', 'city', 'region', 'n']
      : ['needs', 'remark'];
    return {
      kind: 'edit',
      id: target,
      mark: mark(),
      fields: random.sample(fields, 1 + random.below(2)),
    };
  };
  return { next, someone, mark };
};
