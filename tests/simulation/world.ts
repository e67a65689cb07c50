import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../support/couchdb/index.ts';
import { createChapterServer } from './chapterServer.ts';
import { createCoverage, type Coverage } from './coverage.ts';
import { created, edited, marksOf, withItem, type Edit, type Fact, type Stamp } from './facts.ts';
import { isReturned, newestCarried, personOf, violationsOf } from './invariants.ts';
import type { Opening } from './messages.ts';
import type { Pending, Remote } from './remote.ts';
import type { Script, Step, Trouble, Work } from './steps.ts';

/** Several computers and a server, between steps. */
export interface World {
  /** Does a step; answers whether anything was written by it that somebody was told of. */
  run(step: Step): Promise<boolean>;
  /** Puts everything in order, exchanges until it is quiet, and checks what must hold then. */
  settle(): Promise<void>;
  close(): Promise<void>;
  /** What does not hold, in words. */
  readonly violations: readonly string[];
  readonly coverage: Coverage;
  /** What happened, to read. */
  readonly log: readonly string[];
}

/** A request on its way for longer than its asker waited. */
interface Late extends Pending {
  readonly from: number;
  readonly since: number;
}

/** Makes the {@link World} of a script, with computers of earlier runs. */
export const createWorld = async (
  { seed, skews, helper }: Omit<Script, 'steps'>,
  remotes: readonly Remote[],
): Promise<World> => {
  const wall = { now: Date.parse('2026-03-01T00:00:00.000Z') };
  const root = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'tsudoi-simulation-'));
  const server = await createChapterServer(seed, () => wall.now);
  const coverage = createCoverage();
  const violations: string[] = [];
  const log: string[] = [];
  const facts: Fact[] = [];
  const reached = new Set<string>();
  const erased = new Set<string>();
  const foreign = new Map<string, object>();
  const air: Late[] = [];
  const offline = new Set<number>();
  const mayStop = new Set<number>();
  const state = { wiped: false, folders: 0 };
  const openings: Opening[] = [];
  const note = (line: string): void => void log.push(line);
  const nextFolder = (index: number): string =>
    join(root, `computer-${index}-${(state.folders += 1)}`);

  for (const [index, remote] of remotes.entries()) {
    remote.setClock(() => wall.now);
    const account = await server.account(index, index === helper);
    const opening = { folder: nextFolder(index), skew: skews[index] ?? 0, account, isNewer: false };
    openings.push(opening);
    await remote.open(opening);
  }

  const stampOf = (index: number): Stamp => ({
    updatedAt: new Date(wall.now + (skews[index] ?? 0)).toISOString(),
    updatedBy: `organiser:${index}`,
    device: `computer-${index}`,
  });

  const acknowledge = (on: number, fact: Omit<Fact, 'on'>): void => {
    facts.push({ on, ...fact });
    note(`${on} ${fact.kind} ${fact.id} ${fact.mark}`);
    if (erased.has(fact.id)) coverage.count('edit of somebody erased elsewhere meanwhile');
  };

  const editOf = async (remote: Remote, on: number, work: Work): Promise<Edit | undefined> => {
    const by = stampOf(on);
    if (work.kind === 'create') return created(work, by, on === helper ? 'guest' : 'member');
    if (work.kind === 'check-in')
      return created({ ...work, id: `${work.id}:${work.mark}` }, by, '');
    if (work.kind === 'note') {
      const id = `note:${work.id.slice('person:'.length)}:${work.mark}`;
      return created({ ...work, id }, by, '');
    }
    const present = await remote.get(work.id);
    if (work.kind === 'invite') {
      return present === undefined ? created(work, by, '') : undefined;
    }
    if (present === undefined || present['erasedAt'] !== undefined) return undefined;
    if (work.kind === 'edit') return edited(present, { ...work, by });
    return work.kind === 'item' ? withItem(present, work, by) : undefined;
  };

  const doWork = async (on: number, work: Work): Promise<boolean> => {
    const remote = remotes[on];
    if (remote === undefined) return false;
    const present = work.kind === 'create' ? undefined : await remote.get(work.id);
    if (work.kind === 'erase') {
      if (!(await remote.erase(work.id))) return false;
      erased.add(work.id);
      coverage.count('work: erase');
      note(`${on} erases ${work.id}`);
      return true;
    }
    // Nobody meets people they do not know of.
    const [, , guest] = work.id.split(':');
    if (guest !== undefined && (await remote.get(`person:${guest}`)) === undefined) return false;
    if (work.kind === 'remove') {
      if (present === undefined || present['erasedAt'] !== undefined) return false;
      if (!(await remote.remove(work.id))) return false;
      const { id, mark } = work;
      acknowledge(on, {
        id,
        kind: 'delete',
        mark,
        seen: marksOf(present),
        values: [],
        replaced: [],
      });
      coverage.count('work: remove');
      return true;
    }
    if (work.kind === 'note' && present === undefined) return false;
    const edit = await editOf(remote, on, work);
    if (edit === undefined) return false;
    if (!(await remote.put(edit.document))) {
      coverage.count('a newer document was not written by an older version');
      return false;
    }
    acknowledge(on, edit.fact);
    coverage.count(`work: ${work.kind}`);
    return true;
  };

  const checkServed = ({ url, init }: Pending): void => {
    if (init.body?.includes('a-secret-of') === true && !url.endsWith('/_session')) {
      violations.push(`A password was sent to ${url}`);
    }
    if (init.method !== 'POST' || !url.includes('_bulk_docs')) return;
    const { docs } = JSON.parse(init.body ?? '{}') as { docs: Record<string, unknown>[] };
    for (const document of docs) {
      const id = String(document['_id']);
      for (const mark of marksOf(document)) reached.add(mark);
      if (document['_deleted'] === true) {
        coverage.count('checked: a tombstone that was sent is bare');
        const said = Object.keys(document).filter((key) => !bare.has(key));
        if (said.length > 0) violations.push(`The tombstone of ${id} says ${said.join(', ')}`);
      }
      const deletions = facts.filter(
        (fact) => fact.id === id && fact.kind === 'delete' && fact.on !== helper,
      );
      // Whoever had not heard of the deletion may be right to send it; the server must not take it.
      const present = server.document(id);
      coverage.count('checked: a document that was written did not come back');
      if (
        !state.wiped &&
        !erased.has(personOf(id)) &&
        isKnownThere(id, deletions) &&
        isReturned(present, deletions)
      ) {
        violations.push(`${id} came back to the server`);
      }
    }
  };

  // Deletions that the server has heard of: before, the document may well be there.
  const heard = new Set<string>();
  const isKnownThere = (id: string, deletions: readonly Fact[]): boolean => {
    if (deletions.length === 0) return false;
    if (server.isDeleted(id)) heard.add(`${id} ${deletions.length}`);
    return heard.has(`${id} ${deletions.length}`);
  };

  const reach = async (request: Pending, fault?: Fault) => {
    const answer = await server.serve(request, fault);
    checkServed(request);
    return answer;
  };

  const serve = async (on: number, planned: Trouble | undefined): Promise<void> => {
    const remote = remotes[on];
    const [first] = remote?.pending ?? [];
    if (remote === undefined || first === undefined) return;
    coverage.count('request');
    const trouble: Trouble | undefined = offline.has(on)
      ? { kind: 'drop' }
      : usable(first, planned);
    const kind = trouble?.kind === 'status' ? String(trouble.status) : trouble?.kind;
    if (kind !== undefined) coverage.count(`trouble: ${offline.has(on) ? 'offline' : kind}`);
    note(`${on} ${first.init.method} ${new URL(first.url).pathname} ${kind ?? 'served'}`);
    if (trouble?.kind === 'late' || trouble?.kind === 'echo') {
      air.push({ ...first, from: on, since: wall.now });
    }
    const answer =
      trouble?.kind === 'late'
        ? undefined
        : await reach(first, trouble?.kind === 'echo' ? undefined : trouble);
    await remote.answer(first.request, answer);
    await noteEnd(on);
  };

  const noteEnd = async (on: number): Promise<void> => {
    const remote = remotes[on];
    const ended = remote?.ended;
    if (remote === undefined || ended === undefined) return;
    coverage.count('exchange that ended');
    coverage.count('checked: live views after an exchange');
    coverage.count('documents merged', ended.merged ?? 0);
    coverage.count('documents refused', ended.refused ?? 0);
    note(`${on} ended: ${ended.bug ?? ended.failSafe ?? ended.failure ?? 'well'}`);
    if (ended.bug !== undefined) violations.push(`Computer ${on}: ${ended.bug}`);
    if (ended.crashed === true) {
      coverage.count('crash in a transaction');
      await remote.crash(nextFolder(on));
    }
    if (ended.failSafe === undefined) return;
    coverage.count(`fail-safe: ${ended.failSafe}`);
    if (!mayStop.has(on)) violations.push(`Computer ${on} stops for no reason: ${ended.failSafe}`);
    if (server.place() === undefined) return;
    mayStop.delete(on);
    await remote.pushBack();
  };

  const talk = async (step: Extract<Step, { do: 'talk' }>): Promise<void> => {
    const remote = remotes[step.on];
    if (remote === undefined) return;
    if (remote.isExchanging) return serve(step.on, step.trouble);
    note(`${step.on} ${step.sends === true ? 'sends' : 'exchanges'}`);
    await remote.exchange(step.sends === true);
    if (!remote.isExchanging) await noteEnd(step.on);
  };

  const run = async (step: Step): Promise<boolean> => {
    wall.now += 1000;
    const remote = 'on' in step ? remotes[step.on] : undefined;
    switch (step.do) {
      case 'wait':
        wall.now += step.seconds * 1000;
        return false;
      case 'work':
        return doWork(step.on, step.work);
      case 'talk':
        await talk(step);
        return false;
      case 'offline':
        if (step.is) offline.add(step.on);
        else offline.delete(step.on);
        coverage.count('computer goes offline', step.is ? 1 : 0);
        note(`${step.on} is ${step.is ? 'offline' : 'online'}`);
        return false;
      case 'arrive':
        await arrive(step.nth);
        return false;
      case 'crash': {
        const [first] = remote?.pending ?? [];
        if (first !== undefined && step.arrived && !offline.has(step.on)) await reach(first);
        coverage.count(first === undefined ? 'crash at rest' : 'crash in an exchange');
        note(`${step.on} crashes`);
        await remote?.crash(nextFolder(step.on));
        return false;
      }
      case 'crash-in':
        await remote?.crashIn(step);
        return false;
      case 'upgrade':
        await upgrade(step.on);
        return false;
      case 'branch': {
        const at = new Date(wall.now).toISOString();
        const edit = await server.branch({ ...step, at });
        if (edit === undefined) return false;
        coverage.count('revision that lost came from another server');
        acknowledge(-1, edit.fact);
        return false;
      }
      case 'foreign': {
        const document = await server.foreign(step.id);
        if (document !== undefined) foreign.set(step.id, document);
        return false;
      }
      case 'wipe':
        state.wiped = true;
        await forgetUnread();
        server.wipe();
        for (const index of remotes.keys()) mayStop.add(index);
        coverage.count('server lost everything');
        note('the server loses everything');
        return false;
      case 'made-anew':
        wall.now += 60_000;
        if (server.place() === undefined) await server.makeAnew();
        note('the database is made anew');
        return false;
    }
  };

  // What another server brought and no computer had read is nowhere any more.
  const forgetUnread = async (): Promise<void> => {
    const looks = [];
    for (const remote of remotes) looks.push(await remote.look());
    const read = JSON.stringify(looks);
    const isRead = ({ mark }: Fact): boolean => read.includes(mark);
    facts.splice(0, facts.length, ...facts.filter((fact) => fact.on !== -1 || isRead(fact)));
    foreign.clear();
    for (const [id, document] of newestCarried(looks.filter((_, index) => index !== helper))) {
      foreign.set(id, document);
      coverage.count('document of an unknown kind was carried when the server was lost');
    }
  };

  const arrive = async (nth: number): Promise<void> => {
    const [late] = air.splice(Math.min(nth, Math.max(0, air.length - 1)), 1);
    if (late === undefined || wall.now - late.since > longestOnTheWay) return;
    coverage.count('late request arrived');
    note(`${late.from} late ${late.init.method} ${new URL(late.url).pathname}`);
    await reach(late);
  };

  const upgrade = async (on: number): Promise<void> => {
    const [remote, opening] = [remotes[on], openings[on]];
    if (remote === undefined || opening === undefined || opening.isNewer) return;
    coverage.count('computer got a newer version');
    note(`${on} gets a newer version`);
    const next = { ...opening, folder: nextFolder(on), isNewer: true };
    await remote.crash(next.folder);
    await remote.close();
    openings[on] = next;
    await remote.open(next);
  };

  const finish = async (on: number): Promise<void> => {
    while (remotes[on]?.isExchanging === true) await serve(on, undefined);
  };

  const settle = async (): Promise<void> => {
    offline.clear();
    if (server.place() === undefined) await server.makeAnew();
    while (air.length > 0) await arrive(0);
    for (const index of remotes.keys()) await finish(index);
    for (const remote of remotes) await remote.crashIn(undefined);
    // What a proxy once found too large is sent again by a person.
    for (const [index, remote] of remotes.entries()) {
      if (index !== helper)
        coverage.count('refused change sent again', await remote.retryRefused());
    }
    let quietRounds = 0;
    for (let rounds = 0; quietRounds < 2 && rounds < 40; rounds += 1) {
      wall.now += 60_000;
      const before = server.place();
      let failed = false;
      for (const [index, remote] of remotes.entries()) {
        await finish(index);
        await talk({ do: 'talk', on: index });
        await finish(index);
        const { ended } = remote;
        failed ||=
          ended === undefined || ended.failure !== undefined || ended.failSafe !== undefined;
      }
      quietRounds = !failed && server.place() === before ? quietRounds + 1 : 0;
    }
    const looks = [];
    for (const remote of remotes) looks.push(await remote.look());
    const onServer = server.documents();
    for (const { _id } of onServer.values()) {
      if (_id.startsWith('disagreement:')) coverage.count('disagreement');
    }
    const known = { facts, reached, erased, foreign, helper };
    const outcome = { looks, onServer, leaves: server.leaves(), ...known };
    violations.push(
      ...violationsOf({ ...outcome, isQuiet: quietRounds >= 2, wasWiped: state.wiped, coverage }),
    );
  };

  return {
    run,
    settle,
    violations,
    coverage,
    log,
    close: async () => {
      for (const remote of remotes) await remote.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
};

// To a sign-in it says that the password is wrong, and then a person is asked, not tried again.
const usable = ({ url }: Pending, trouble: Trouble | undefined): Trouble | undefined =>
  trouble?.kind === 'status' && trouble.status === 401 && url.endsWith('/_session')
    ? undefined
    : trouble;

const bare: ReadonlySet<string> = new Set(['_id', '_rev', '_deleted']);
const longestOnTheWay = 60_000;
// Where files cost no time: what a disk does is not what is looked at here.
const memory = '/dev/shm';
