import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../conformance/support/random.ts';
import { couchFetch, CouchServer, createFaults, type Fault } from '../support/couchdb/index.ts';
import { violationsOf, type World } from './invariants.ts';
import type { Answer } from './messages.ts';
import { Remote, type Pending } from './remote.ts';
import { createWorkload } from './workload.ts';

/** One run of the simulation. */
export interface RunOptions {
  readonly seed: number;
  readonly clients: number;
  readonly operations: number;
  /** Computers of earlier runs, which start a new chapter sooner than a new thread does. */
  readonly computers: Remote[];
}

/** What a run came to. */
export interface RunResult {
  /** What does not hold, in words; empty for a good run. */
  readonly violations: readonly string[];
  /** Every step, to follow or repeat the run. */
  readonly script: readonly string[];
  readonly requests: number;
  readonly faults: number;
}

/** The wall clock of a run; the computers' clocks differ from it. */
export interface Wall {
  now: number;
}

/**
 * Runs several computers against one server: random edits, exchanges whose requests interleave,
 * lost and repeated requests and answers, refusals, crashes, skewed clocks and, in some runs, a
 * server that lost everything. In the end everything is exchanged and the invariants are checked.
 */
export const runSeed = async (options: RunOptions): Promise<RunResult> => {
  const { seed, clients, operations, computers } = options;
  const random = createRandom(seed);
  const wall: Wall = { now: Date.parse('2026-03-01T00:00:00.000Z') };
  const folder = mkdtempSync(join(tmpdir(), 'tsudoi-simulation-'));
  while (computers.length < clients) computers.push(new Remote());
  const script: string[] = [];
  const bugs: string[] = [];
  const note = (step: string): void => void script.push(step);
  const clock = {
    now: () => wall.now,
    setTimer: () => () => undefined,
  };
  const server = new CouchServer({ clock, seed: `seed ${seed}` });
  server.createDatabase('chapter');
  const faults = createFaults();
  const reach = couchFetch({ server, faults, clock });
  const counts = { requests: 0, faults: 0 };
  const remotes = computers.slice(0, clients);
  const skews = remotes.map(() =>
    random.chance(0.5) ? 0 : random.below(20 * 60_000) - 10 * 60_000,
  );
  const places = remotes.map((_, index) => join(folder, `computer-${index}`));
  const open = async (index: number): Promise<void> => {
    await remotes[index]?.open({ folder: places[index] ?? '', skew: skews[index] ?? 0 });
  };
  const state = { wiped: false };

  const serve = async (index: number, planned: Fault | undefined): Promise<void> => {
    const remote = remotes[index];
    const [first] = remote?.pending ?? [];
    if (remote === undefined || first === undefined) return;
    counts.requests += 1;
    const isSignIn = new URL(first.url).pathname === '/_session';
    const fault = isSignIn && isWrongPassword(planned) ? undefined : planned;
    if (fault !== undefined) {
      counts.faults += 1;
      faults.next(fault);
    }
    note(`${index} ${first.init.method} ${new URL(first.url).pathname} ${fault?.kind ?? 'served'}`);
    const answer = await fetchAnswer(reach, first);
    await remote.answer(first.request, answer);
    faults.clear();
    if (remote.ended?.bug !== undefined) bugs.push(`Computer ${index}: ${remote.ended.bug}`);
    if (remote.ended?.failSafe !== undefined) {
      note(`${index} stops: ${remote.ended.failSafe}; everything is pushed back`);
      await remote.pushBack();
      remote.ended = undefined;
    }
  };

  const crash = async (index: number): Promise<void> => {
    const remote = remotes[index];
    if (remote === undefined) return;
    const [first] = remote.pending;
    // The request may be on its way already.
    if (first !== undefined && random.chance(0.5)) await fetchAnswer(reach, first);
    note(`${index} crashes`);
    await remote.crash();
    await open(index);
  };

  const workload = createWorkload({ random, wall, skews, note });
  try {
    for (const remote of remotes) remote.setClock(() => wall.now);
    for (const index of remotes.keys()) await open(index);
    for (let done = 0; done < operations;) {
      wall.now += random.below(30_000);
      const index = random.below(clients);
      const remote = remotes[index];
      if (remote === undefined) continue;
      const dice = random.next();
      if (dice < 0.42) {
        await workload.step(remote, index);
        done += 1;
      } else if (dice < 0.97) {
        if (remote.isExchanging)
          await serve(index, random.chance(0.15) ? aFault(random) : undefined);
        else {
          note(`${index} exchanges`);
          await remote.exchange();
        }
      } else if (dice < 0.985) await crash(index);
      else if (dice < 0.995) wall.now += 20 * 60_000;
      else if (!state.wiped && seed % 5 === 0 && done > operations / 2) {
        state.wiped = true;
        wall.now += 60_000;
        note('the server loses everything');
        server.deleteDatabase('chapter');
        server.createDatabase('chapter');
      }
    }
    note('everything is exchanged');
    const world = await settle();
    return { violations: [...bugs, ...violationsOf(world)], script, ...counts };
  } finally {
    for (const remote of remotes) {
      if (remote.isExchanging) await remote.crash();
      else await remote.close();
    }
    rmSync(folder, { recursive: true, force: true });
  }

  async function finish(index: number): Promise<void> {
    while (remotes[index]?.isExchanging === true) await serve(index, undefined);
  }

  async function settle(): Promise<World> {
    let rounds = 0;
    let quietRounds = 0;
    while (quietRounds < 2 && rounds < 40) {
      rounds += 1;
      wall.now += 60_000;
      const before = sequenceOf(server);
      let failed = false;
      for (const [index, remote] of remotes.entries()) {
        await finish(index);
        await remote.exchange();
        await finish(index);
        note(`${index} ended: ${remote.ended?.failure ?? remote.ended?.failSafe ?? 'well'}`);
        failed ||= remote.ended?.failure !== undefined || remote.ended === undefined;
      }
      quietRounds = !failed && sequenceOf(server) === before ? quietRounds + 1 : 0;
    }
    return {
      isQuiet: quietRounds >= 2,
      looks: await Promise.all(remotes.map((remote) => remote.look())),
      onServer: documentsOf(server),
      facts: workload.facts(),
      wasWiped: state.wiped,
    };
  }
};

// To a sign-in it says that the password is wrong, and then a person is asked, not tried again.
const isWrongPassword = (fault: Fault | undefined): boolean =>
  fault?.kind === 'status' && fault.status === 401;

const aFault = (random: ReturnType<typeof createRandom>): Fault =>
  random.pick<Fault>([
    { kind: 'drop' },
    { kind: 'lose-response' },
    { kind: 'lose-response' },
    { kind: 'truncate' },
    { kind: 'duplicate' },
    { kind: 'status', status: 401 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
  ]);

const fetchAnswer = async (reach: typeof fetch, { url, init }: Pending): Promise<Answer> => {
  try {
    const response = await reach(url, init);
    const body = await response.text();
    return { status: response.status, headers: [...response.headers], body };
  } catch {
    return undefined;
  }
};

const sequenceOf = (server: CouchServer): string => server.database('chapter').updateSeq;

const documentsOf = (server: CouchServer): ReadonlyMap<string, unknown> =>
  new Map(
    [...server.database('chapter').trees].flatMap(([id, tree]) => {
      const winner = tree.winner();
      return winner === undefined || winner.deleted ? [] : [[id, { ...winner.body, _id: id }]];
    }),
  );
