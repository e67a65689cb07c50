import { describe, expect, it } from 'vitest';
import { matchPerson, matchRank, noMatch } from '#shared/domain/search/match.ts';
import { createQuery } from '#shared/domain/search/query.ts';
import { createSearchKey, type SearchablePerson } from '#shared/domain/search/searchKey.ts';

const rank = (typed: string, person: SearchablePerson): number =>
  matchPerson(createQuery(typed), createSearchKey(person));

const yamada: SearchablePerson = {
  fn: '山田 太郎',
  n: { family: '山田', given: '太郎' },
  phonetic: 'やまだ たろう',
  latin: 'Yamada Tarō',
};

describe('finding a person', () => {
  it.each([
    ...['山田', '山田太郎', '太郎 山田', 'やまだ', 'ヤマダ', 'ﾔﾏﾀﾞ', 'やまだたろう', 'やまd', 'た'],
    ...['yamada', 'YAMADA TAROU', 'taro yamada', 'tarou', 'taroh', 'Tarō', 'yamadatarou', 'y'],
  ])('finds 山田太郎 as %s', (typed) => {
    expect(rank(typed, yamada)).not.toBe(noMatch);
  });

  it('finds Japanese names known in Latin letters only, however they are spelled', () => {
    expect(rank('satou', { fn: 'Sato Kenji' })).not.toBe(noMatch);
    expect(rank('さとう', { fn: 'Sato Kenji' })).not.toBe(noMatch);
    expect(rank('ota', { fn: 'Ohta Ken', nationality: 'JP' })).not.toBe(noMatch);
    expect(rank('tuji', { fn: 'Tsuji Aya', nationality: 'JP' })).not.toBe(noMatch);
  });

  it('finds a Japanese name beside others by how it sounds, from its first syllable on', () => {
    const robert = { fn: 'Robert Yamada' };
    const somchai = { fn: 'สมชาย ยามาดา', latin: 'Somchai Yamada' };
    for (const typed of ['やまだ', 'ヤマダ', 'ﾔﾏﾀﾞ', 'やま', 'やまd']) {
      expect(rank(typed, robert)).toBeGreaterThanOrEqual(matchRank.reading);
      expect(rank(typed, somchai)).toBeGreaterThanOrEqual(matchRank.reading);
    }
    expect(rank('まだ', robert)).toBe(noMatch);
    expect(rank('たなか', robert)).toBe(noMatch);
  });

  it.each([
    ['김민준', 'Kim Min-jun', 'minjun kim'],
    ['김민준', 'Kim Min-jun', '민준'],
    ['김민준', 'Kim Min-jun', '기'],
    ['สมชาย ใจดี', 'Somchai Jaidee', 'ชาย'],
    ['محمد الحسن', 'Muhammad al-Hasan', 'مُحَمَّد'],
    ['عبد الله', 'Abdullah', 'عبدالله'],
    ['अमित शर्मा', 'Amit Sharma', 'शर्मा अमित'],
    ['Алексей Иванов', 'Aleksei Ivanov', 'алексеи'],
    ['吕洋', 'Lǚ Yáng', 'lu yang'],
    ['陳怡君', 'Chen Yi-chun', '陈怡君'],
  ])('finds %s (%s) as %s', (fn, latin, typed) => {
    expect(rank(typed, { fn, latin })).not.toBe(noMatch);
  });

  it.each([
    ['Jürgen Müller', 'mueller'],
    ['Jürgen Mueller', 'müller'],
    ['Jürgen Müller', 'muller'],
    ['Seán O’Brien', 'obrien'],
    ['Seán O’Brien', "O'Brien"],
    ['María-José García', 'mariajose'],
    ['María-José García', 'garcia maria'],
    ['Juan Dela Cruz', 'delacruz'],
    ['Nguyễn Thị Ánh', 'Anh Nguyen'],
    ['Đỗ Đức Nam', 'do duc'],
  ])('finds %s as %s', (fn, typed) => {
    expect(rank(typed, { fn })).not.toBe(noMatch);
  });

  it('finds by e-mail, phone, organisation, city, tag and member number', () => {
    const person: SearchablePerson = {
      fn: 'Budi Santoso',
      emails: [{ id: 'e', value: 'budi.s@campus.example' }],
      phones: [{ id: 'p', raw: '+62 812-3456-7890', e164: '+6281234567890' }],
      affiliations: [{ id: 'a', organisation: 'Nusantara Raya University' }],
      city: 'Yogyakarta',
      tags: ['coordinator'],
      memberNo: 'M-2019-00042',
    };
    for (const typed of [
      ...['budi.s@campus.example', '0812-3456', '+62 812', '81234567890', 'raya univ', 'yogya'],
      ...['coord', 'M-2019-00042', '00042', '０８１２３４５'],
    ]) {
      expect(rank(typed, person), typed).not.toBe(noMatch);
    }
  });

  it.each([
    ['JKT-0001', ['jkt0001', 'JKT 0001', 'jkt-0001', 'jkt000', '0001']],
    ['JKT0001', ['jkt-0001', 'JKT 0001']],
    ['A/12-3', ['a123', 'a12', 'a/12']],
  ])('finds member number %s as %j', (memberNo, ways) => {
    for (const typed of ways) {
      expect(rank(typed, { fn: 'Budi', memberNo }), typed).not.toBe(noMatch);
    }
  });

  it.each([
    ['Köln', ['koeln', 'köln', 'koln', 'koe']],
    ['München', ['muenchen', 'munchen', 'MUENCHEN']],
    ['Gießen', ['giessen', 'gießen']],
    ['Tromsø', ['tromsoe', 'tromso', 'tromsö']],
    ['Ålesund', ['aalesund', 'alesund', 'Ålesund']],
    ['Koeln', ['köln']],
  ])('finds %s as %j, in a city, an organisation, a tag and a name', (text, ways) => {
    for (const typed of ways) {
      for (const person of [
        { fn: 'Budi', city: text },
        { fn: 'Budi', affiliations: [{ id: 'a', organisation: `Universität ${text}` }] },
        { fn: 'Budi', tags: [text] },
        { fn: `Budi ${text}` },
      ]) {
        expect(rank(typed, person), `${typed} in ${JSON.stringify(person)}`).not.toBe(noMatch);
      }
    }
  });

  it('wants every word to match', () => {
    expect(rank('yamada hanako', yamada)).toBe(noMatch);
    expect(rank('山田 花子', yamada)).toBe(noMatch);
  });

  it('looks for a single letter at word starts only', () => {
    expect(rank('b', { fn: 'Aabb Cc' })).toBe(noMatch);
    expect(rank('c', { fn: 'Aabb Cc' })).toBe(matchRank.nameWord + 1);
  });

  it('matches everyone when there is nothing to look for', () => {
    expect(rank('', yamada)).toBe(matchRank.exactName);
    expect(rank(' -☆ ', yamada)).toBe(matchRank.exactName);
  });

  it('ranks the exact name first, then its beginning, other words, readings, the rest, and insides', () => {
    const ranks = [
      rank('ana lima', { fn: 'Ana Lima' }),
      rank('ana', { fn: 'Ana Lima' }),
      rank('an', { fn: 'Ana Lima' }),
      rank('ana', { fn: 'Rita Ana Lima' }),
      rank('ana', { fn: 'Rita Anand' }),
      rank('ana', { fn: '林', latin: 'Lin Ana' }),
      rank('ana', { fn: 'Rita', city: 'Ana' }),
      rank('ana', { fn: 'Liliana' }),
      rank('ana', { fn: 'Rita', city: 'Havana' }),
    ];
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(ranks.length);
    expect(ranks[0]).toBe(matchRank.exactName);
    expect(ranks.at(-1)).toBe(matchRank.insideOther);
  });

  it('takes both orders of a name for exact', () => {
    expect(rank('太郎 山田', yamada)).toBe(matchRank.exactName);
    expect(rank('山田太郎', yamada)).toBe(matchRank.exactName);
  });

  it('cannot be confused by control characters in data or query', () => {
    expect(rank('\u0001', { fn: 'Ana' })).toBe(matchRank.exactName);
    expect(rank('ana\u0001', { fn: 'Ana Lima' })).toBe(rank('ana', { fn: 'Ana Lima' }));
    expect(rank('ya mada', { fn: 'Ya\u0001mada' })).toBe(matchRank.exactName);
  });
});
