import { makeBenchChapter, openBenchData, temporaryProfile } from './support/chapterOf.ts';
import { percentile, report, timesOf } from './support/measure.ts';

/** 1,000 check-ins in a row at one door, with its counters followed live: does it slow down? */
const times = 1000;
const part = 100;

const profile = temporaryProfile();
await makeBenchChapter(profile.folder);
const { client, close } = await openBenchData(profile.folder);

const { id: meetupId } = await client.command('meetups.create', {
  ...{ name: 'Bench', startLocal: '2026-12-05T11:00', endLocal: '2026-12-05T14:00' },
  timeZone: 'Asia/Jakarta',
});
const personIds: string[] = [];
while (personIds.length < times) {
  const { rows } = await client.query('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: personIds.length, limit: 500 },
  });
  if (rows.length === 0) throw new Error('The bench chapter has too few people');
  personIds.push(...rows.map(({ id }) => id));
}
await client.command('guests.add', { meetupId, personIds: personIds.slice(0, times) });
const list = 'main';
const status = client.follow('door.status', { meetupId, list });
await status.until((value) => value?.counts.guests === times);

const median = (values: readonly number[]): number => percentile(values, 0.5);
const series = async (what: string, work: (personId: string) => unknown): Promise<void> => {
  const taken = await timesOf(times, (index) => work(personIds[index] ?? ''));
  const first = median(taken.slice(0, part));
  const last = median(taken.slice(-part));
  report({
    what: `${what}: last ${part} of ${times}, median`,
    ours: last,
    limit: first,
    limitIs: `first ${part}`,
    goal: 'ratio < 2',
  });
  report({
    what: `${what}: p95 of ${times}`,
    ours: percentile(taken, 0.95),
    limit: 20,
    limitIs: 'goal',
    goal: '< 20 ms',
  });
};

await series('check-in', (personId) =>
  client.command('door.checkIn', { meetupId, list, personId, via: 'search' }),
);
await status.until((value) => value?.counts.attended === times);

// The same person, over and over: a scanner that somebody holds a badge under.
const badge = await client.query('report.printed', {
  ...{ meetupId, whom: 'all' },
  window: { offset: 0, limit: 1 },
});
const token = badge.rows[0]?.token ?? '';
await series('same badge', () =>
  client.command('door.scan', { meetupId, list, token, kind: 'in' }),
);

status.stop();
await close();
profile.remove();
