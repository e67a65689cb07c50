import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backupKinds,
  formatBackupName,
  parseBackupName,
  type BackupKind,
} from '#shared/domain/backup/backupName.ts';
import { isDailyDue, obsoleteBackups, type KeptBackup } from '#shared/domain/backup/retention.ts';

const seed = 20260117;
const day = 86_400_000;
const now = Date.parse('2026-06-17T10:00:00.000Z');
const present = { now: new Date(now).toISOString(), offsetMinutes: 0 };

const at = (ms: number): string => new Date(ms).toISOString();

const backups = (kinds: readonly BackupKind[]): fc.Arbitrary<KeptBackup[]> =>
  fc.uniqueArray(fc.integer({ min: 0, max: 120 * day }), { maxLength: 60 }).chain((ages) =>
    fc
      .array(fc.constantFrom(...kinds), { minLength: ages.length, maxLength: ages.length })
      .map((chosen) =>
        ages.map((age, index) => {
          const kind = chosen[index] ?? 'daily';
          return { id: formatBackupName({ at: at(now - age), kind }), kind, at: at(now - age) };
        }),
      ),
  );

const without = (list: readonly KeptBackup[], ids: readonly string[]): KeptBackup[] =>
  list.filter(({ id }) => !ids.includes(id));

const dayOf = (backup: KeptBackup, offsetMinutes = 0): number =>
  Math.floor((Date.parse(backup.at) + offsetMinutes * 60_000) / day);

const check = (property: fc.IProperty<[KeptBackup[]]>): void =>
  fc.assert(property, { seed, numRuns: 300 });

describe('retention of backups', () => {
  it('keeps the newest three of today', () => {
    const today = [1, 2, 3, 4, 5].map((hours): KeptBackup => {
      const time = at(now - hours * 3_600_000);
      return { id: `${hours}`, kind: 'daily', at: time };
    });
    expect(obsoleteBackups(today, present)).toEqual(['4', '5']);
  });

  it('keeps the newest of each of the last seven days and of each week of two months', () => {
    check(
      fc.property(backups(['daily', 'before-import']), (list) => {
        const kept = without(list, obsoleteBackups(list, present));
        const today = Math.floor(now / day);
        for (const backup of list) {
          const age = today - dayOf(backup);
          if (age > 62) continue;
          const week = (one: KeptBackup): number => Math.floor((dayOf(one) + 3) / 7);
          const covers = (one: KeptBackup): boolean =>
            one.at >= backup.at &&
            (age <= 7 ? dayOf(one) === dayOf(backup) : week(one) === week(backup));
          expect(kept.some(covers)).toBe(true);
        }
      }),
    );
  });

  it('keeps no more than the rule says', () => {
    check(
      fc.property(backups(['daily']), (list) => {
        const kept = without(list, obsoleteBackups(list, present));
        expect(kept.length).toBeLessThanOrEqual(3 + 7 + 10);
        const today = Math.floor(now / day);
        const days = kept.map((backup) => dayOf(backup)).filter((one) => one < today);
        expect(new Set(days).size).toBe(days.length);
      }),
    );
  });

  it('has nothing more to remove once it has removed', () => {
    check(
      fc.property(backups(backupKinds), (list) => {
        const kept = without(list, obsoleteBackups(list, present));
        expect(obsoleteBackups(kept, present)).toEqual([]);
      }),
    );
  });

  it('never removes what a person made, and the newest three before restores and migrations', () => {
    check(
      fc.property(backups(backupKinds), (list) => {
        const gone = new Set(obsoleteBackups(list, present));
        for (const kind of ['before-restore', 'before-migration'] as const) {
          const own = list
            .filter((one) => one.kind === kind)
            .toSorted((a, b) => (a.at < b.at ? 1 : -1));
          for (const { id } of own.slice(0, 3)) expect(gone.has(id)).toBe(false);
          for (const { id } of own.slice(3)) expect(gone.has(id)).toBe(true);
        }
        const manual = list.filter(({ kind }) => kind === 'manual');
        expect(manual.filter(({ id }) => gone.has(id))).toEqual([]);
      }),
    );
  });

  it('keeps the newest three of a chapter that was not used for a year', () => {
    const old = [400, 410, 420, 430].map((age): KeptBackup => {
      return { id: `${age}`, kind: 'daily', at: at(now - age * day) };
    });
    expect(obsoleteBackups(old, present)).toEqual(['430']);
  });

  it('keeps what seems to come from the future', () => {
    const future: KeptBackup = { id: 'future', kind: 'daily', at: at(now + 400 * day) };
    expect(obsoleteBackups([future], present)).toEqual([]);
  });

  it('holds its shape when it runs every day for a season', () => {
    let list: KeptBackup[] = [];
    for (let number = 0; number < 120; number += 1) {
      const time = now + number * day;
      list.push({ id: `${number}`, kind: 'daily', at: at(time) });
      list = without(list, obsoleteBackups(list, { now: at(time), offsetMinutes: 0 }));
    }
    const last = Math.floor((now + 119 * day) / day);
    const ages = list.map((one) => last - dayOf(one)).toSorted((a, b) => a - b);
    expect(ages.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    // After that one a week, with never more than a week between two.
    const older = ages.slice(8);
    expect(older.length).toBeGreaterThanOrEqual(7);
    for (const [index, age] of older.entries()) {
      expect(age - (older[index - 1] ?? 7)).toBeLessThanOrEqual(7);
    }
    expect(Math.max(...ages)).toBeLessThanOrEqual(62);
  });

  it('lets a day begin by the clock of the computer', () => {
    const midnight = { now: '2026-06-16T15:30:00.000Z', offsetMinutes: 540 };
    expect(isDailyDue('2026-06-16T14:30:00.000Z', midnight)).toBe(true);
    expect(isDailyDue('2026-06-16T15:10:00.000Z', midnight)).toBe(false);
    expect(isDailyDue(undefined, midnight)).toBe(true);
  });
});

describe('names of backups', () => {
  it('sort by time and are read back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })),
        fc.constantFrom(...backupKinds),
        (dates, kind) => {
          const times = dates.map((date) => date.toISOString());
          const names = times.map((time) => formatBackupName({ at: time, kind }));
          expect(names.map(parseBackupName)).toEqual(times.map((time) => ({ at: time, kind })));
          expect(names.toSorted()).toEqual(
            times.toSorted().map((time) => formatBackupName({ at: time, kind })),
          );
        },
      ),
      { seed, numRuns: 200 },
    );
  });

  it.each([
    '.draft-20260117T140203123Z-daily.sqlite',
    '20260117T140203123Z-daily.sqlite-journal',
    '20260117T140203123Z-weekly.sqlite',
    '20261317T140203123Z-daily.sqlite',
    'chapter.sqlite',
  ])('are not mistaken: %s', (name) => {
    expect(parseBackupName(name)).toBeUndefined();
  });
});
