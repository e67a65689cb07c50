import { badRequest, CouchError, notFound } from './couchError.ts';
import type { ChangePage } from './changeLog.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { documentOf } from './documents.ts';
import type { JsonObject } from './json.ts';
import { text, type CouchResponse } from './message.ts';
import { decodeSequence, encodeSequence, startVector, type Vector } from './sequence.ts';

const longpollMilliseconds = 60_000;
const endless = 1e16;

/** `_changes`: `normal`, `longpoll` and `continuous`. */
export const changesFeed = (
  database: Database,
  options: { query: URLSearchParams; body: JsonObject; clock: Clock; signal: AbortSignal },
): CouchResponse => {
  const { query } = options;
  const feed = query.get('feed') ?? 'normal';
  if (!['normal', 'longpoll', 'continuous', 'live'].includes(feed))
    throw badRequest('Supported `feed` types: normal, continuous, live, longpoll, eventsource');
  const since = sinceOf(database, query.get('since') ?? '0');
  const limitText = query.get('limit');
  if (limitText !== null && !/^-?\d+$/.test(limitText))
    throw new CouchError(500, 'unknown_error', 'badarg');
  const limit = limitText === null || Number(limitText) < 0 ? endless : Number(limitText);
  const wanted = wantedIds(query.get('filter'), options.body);
  const descending = query.get('descending') === 'true';
  const read = (from: Vector, rows: number, only?: number) =>
    database.changes.page({ since: from, limit: rows, descending, wanted, only });
  const view = { database, query, limit };
  const headers = { 'content-type': 'application/json', 'cache-control': 'must-revalidate' };

  if (feed === 'continuous' || feed === 'live')
    return { status: 200, headers, body: continuous({ ...options, ...view, since, read }) };
  const page = read(since, limit);
  if (feed === 'normal' || page.rows.length > 0 || limit === 0)
    return text(200, `{"results":[\n${rowsText(view, page)}${endText(view, page)}`);
  return { status: 200, headers, body: longpoll({ ...options, ...view, since: page.last, read }) };
};

interface View {
  database: Database;
  query: URLSearchParams;
  limit: number;
}

interface Feed extends View {
  clock: Clock;
  signal: AbortSignal;
  since: Vector;
  read: (since: Vector, limit: number, only?: number) => ChangePage;
}

const sinceOf = (database: Database, since: string): Vector => {
  if (since === 'now') return database.changes.vector;
  const vector = decodeSequence(since, database.instance);
  if (vector === undefined) throw badRequest("Malformed sequence supplied in 'since' parameter.");
  return vector;
};

const wantedIds = (filter: string | null, body: JsonObject): ((id: string) => boolean) => {
  if (filter === null) return () => true;
  if (filter === '_design') return (id) => id.startsWith('_design/');
  if (filter !== '_doc_ids') throw notFound('missing');
  const ids = Array.isArray(body['doc_ids']) ? body['doc_ids'] : [];
  return (id) => ids.includes(id);
};

const rowText = ({ database, query, limit }: View, page: ChangePage, index: number): string => {
  const entry = page.rows[index];
  const tree = entry === undefined ? undefined : database.trees.get(entry.id);
  const winner = tree?.winner();
  if (entry === undefined || tree === undefined || winner === undefined) return '';
  const interval = Number(query.get('seq_interval') ?? 0);
  const numbered = interval === 0 || (limit - index) % interval === 0;
  const revisions = query.get('style') === 'all_docs' ? tree.leaves() : [winner];
  const row: JsonObject = {
    seq: numbered ? encodeSequence(entry.vector, database.instance) : null,
    id: entry.id,
    changes: revisions.map(({ rev }) => ({ rev })),
  };
  if (winner.deleted) row['deleted'] = true;
  if (query.get('include_docs') === 'true') {
    const document = documentOf(entry.id, winner, query.get('attachments') === 'true');
    row['doc'] =
      query.get('conflicts') === 'true' ? database.withConflicts(entry.id, document) : document;
  }
  return JSON.stringify(row);
};

const rowsText = (view: View, page: ChangePage): string =>
  page.rows.map((_, index) => rowText(view, page, index)).join(',\r\n');

const endText = ({ database }: View, { last, pending }: ChangePage): string =>
  `\n],\n"last_seq":${JSON.stringify(encodeSequence(last, database.instance))},"pending":${pending}}\n`;

/** How long an idle feed waits and how often it gives a sign of life, in milliseconds. */
const patience = (query: URLSearchParams) => {
  const heartbeat = query.get('heartbeat');
  if (heartbeat !== null)
    return { heartbeat: heartbeat === 'true' ? 60_000 : Number(heartbeat), timeout: undefined };
  const timeout = Math.min(
    Number(query.get('timeout') ?? longpollMilliseconds),
    longpollMilliseconds,
  );
  return { heartbeat: undefined, timeout };
};

async function* longpoll(feed: Feed): AsyncIterable<string> {
  const { database, query, since, read, limit } = feed;
  yield '{"results":[\n';
  yield '\n';
  for await (const event of events(feed)) {
    if (event.kind === 'heartbeat') {
      yield '\n';
      continue;
    }
    if (database.deleted) {
      yield endText(feed, { rows: [], last: startVector, pending: 0 });
      return;
    }
    // The first shard that wrote answers at once, the others are left for the next request.
    const page = read(since, limit, event.kind === 'change' ? event.shard : undefined);
    if (event.kind === 'change' && page.rows.length === 0) continue;
    const pending = read(page.last, Number.POSITIVE_INFINITY).rows.length;
    yield `${rowsText({ database, query, limit }, page)}${endText(feed, { ...page, pending })}`;
    return;
  }
}

async function* continuous(feed: Feed): AsyncIterable<string> {
  const { database, read } = feed;
  let { since, limit } = feed;
  const send = () => {
    const page = read(since, limit);
    const lines = page.rows.map((_, index) => `${rowText({ ...feed, limit }, page, index)}\n`);
    since = page.last;
    limit -= page.rows.length;
    return { lines: lines.join(''), pending: page.pending };
  };
  let { lines, pending } = send();
  if (lines !== '') yield lines;
  if (limit > 0) {
    yield '\n';
    for await (const event of events(feed)) {
      if (event.kind === 'timeout' || database.deleted) break;
      if (event.kind === 'heartbeat') {
        yield '\n';
        continue;
      }
      ({ lines, pending } = send());
      if (lines !== '') yield lines;
      if (limit <= 0) break;
    }
  }
  const last = encodeSequence(since, database.instance);
  yield `${JSON.stringify({ last_seq: last, pending })}\n`;
}

type Event = { kind: 'change'; shard: number | undefined } | { kind: 'heartbeat' | 'timeout' };

/** What happens to a waiting feed, until its asker has gone. */
async function* events({ database, query, clock, signal }: Feed): AsyncIterable<Event> {
  const queue: Event[] = [];
  let wake = () => {};
  const push = (event: Event) => {
    queue.push(event);
    wake();
  };
  let cancel = () => {};
  const { heartbeat, timeout } = patience(query);
  const beat = () => {
    if (heartbeat !== undefined)
      cancel = clock.setTimer(heartbeat, () => {
        push({ kind: 'heartbeat' });
        beat();
      });
    else if (timeout !== undefined)
      cancel = clock.setTimer(timeout, () => push({ kind: 'timeout' }));
  };
  beat();
  const forget = database.onChange((shard) => push({ kind: 'change', shard }));
  // Something may have happened between the request and the first look.
  push({ kind: 'change', shard: undefined });
  const gone = () => wake();
  signal.addEventListener('abort', gone);
  try {
    while (!signal.aborted) {
      const event = queue.shift();
      if (event !== undefined) yield event;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    cancel();
    forget();
    signal.removeEventListener('abort', gone);
  }
}
