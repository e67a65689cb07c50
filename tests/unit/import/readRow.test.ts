import { expect, test } from 'vitest';
import type { ImportField } from '#shared/contract/importFields.ts';
import { splitName } from '#shared/domain/import/nameOrder.ts';
import { composeName, nameOfRow } from '#shared/domain/import/names.ts';
import { messengerText, serviceOfHeader } from '#shared/domain/import/messengers.ts';
import { isAboutNobody } from '#shared/domain/import/nobody.ts';
import { readRow } from '#shared/domain/import/readRow.ts';
import { readTimeZone } from '#shared/domain/import/timeZone.ts';
import { facts } from './people.ts';

test('names stay whole, or are put together from their parts in the order of their script', () => {
  expect(nameOfRow(facts({ fn: ' 山田　太郎 ' }))).toBe('山田 太郎');
  expect(nameOfRow(facts({ family: '山田', given: '太郎' }))).toBe('山田 太郎');
  expect(nameOfRow(facts({ family: 'García', given: 'Lucía' }))).toBe('Lucía García');
  expect(nameOfRow(facts({ latin: 'Yamada Taro' }))).toBe('Yamada Taro');
  expect(composeName({ family: '김', given: '민수' })).toBe('김 민수');
  expect(nameOfRow(facts({ email: 'a@x.example' }))).toBeUndefined();
});

test('letters that a Mac writes in two parts are put together', () => {
  expect(facts({ fn: 'Nguyễn'.normalize('NFD') }).fn).toBe('Nguyễn'.normalize('NFC'));
});

test('an address that was copied with the name is no part of it', () => {
  const read = facts({
    fn: '"Putra, Eka" <eka@x.example>',
    email: 'Eka@x.example; 0812-1111-2222',
  });
  expect(read.fn).toBe('Putra, Eka');
  expect(read.emails).toEqual(['eka@x.example']);
  expect(read.phones).toEqual(['0812-1111-2222']);
  expect(facts({ fn: '<eka@x.example>' }).fn).toBeUndefined();
  expect(facts({ personId: 'person:1', fn: 'A <a@x.example>' }).fn).toBe('A <a@x.example>');
});

test('signs that stand for nothing say nothing', () => {
  const read = facts({
    fn: 'Budi',
    email: '-',
    phone: 'n/a',
    city: '―',
    exchangeEnd: 'なし',
    note: '-',
  });
  expect(read).toEqual({ ...facts({ fn: 'Budi' }), notes: ['-'] });
});

test('a sum and a remark under the table are about nobody', () => {
  const about = (...cells: readonly string[]): boolean => isAboutNobody(cells);
  expect(about('Total: 6', '', '')).toBe(true);
  expect(about('', '合計', '3名')).toBe(true);
  expect(about('Grand total (2026)', '1,204')).toBe(true);
  expect(about('* from the secretariat')).toBe(true);
  expect(about('Tota Larsen', 'tota@x.example')).toBe(false);
  expect(about('* Ani', 'ani@x.example')).toBe(false);
  expect(about('計良 太郎')).toBe(false);
});

test('two columns of kana become one reading', () => {
  const fields: ImportField[] = ['phonetic', 'phonetic'];
  const row = readRow(['ヤマダ', 'タロウ'], { fields, dateOrder: undefined });
  expect(row.facts.phonetic).toBe('ヤマダ タロウ');
});

test('a field of study belongs to the exchange, or to the person when there is none', () => {
  expect(facts({ field: 'Robotics', fiscalYear: '2019' }).exchange.field).toBe('Robotics');
  expect(facts({ field: 'Robotics; AI' }).fields).toEqual(['Robotics', 'AI']);
});

test('each cell that cannot be read is a problem with its value, and the others are still read', () => {
  const fields: ImportField[] = ['fn', 'email', 'residence', 'fiscalYear', 'kind', 'city'];
  const cells = ['Budi', 'budi(at)x', 'Atlantis', 'Spring', 'wizard', 'x'.repeat(600)];
  const { facts: read, problems } = readRow(cells, { fields, dateOrder: undefined });
  expect(read.fn).toBe('Budi');
  expect(problems.map(({ code, field }) => [code, field])).toEqual([
    ['bad-email', 'email'],
    ['bad-country', 'residence'],
    ['bad-year', 'fiscalYear'],
    ['bad-choice', 'kind'],
    ['too-long', 'city'],
  ]);
  expect(problems[0]?.params).toEqual({ value: 'budi(at)x' });
});

test('messengers are read with their service, from the cell or from the header of their column', () => {
  const read = (cell: string, header: string) => {
    const fields: ImportField[] = ['messenger'];
    const services = [serviceOfHeader(header)];
    const row = readRow([cell], { fields, services, dateOrder: undefined });
    return row.problems.map(({ code }) => code).join() || row.facts.messengers.map(messengerText);
  };
  expect(read('LINE: taro; 微信：taro88', 'Messenger')).toEqual(['LINE: taro', '微信: taro88']);
  expect(read('taro', 'LINE ID')).toEqual(['LINE: taro']);
  expect(read('line: taro', 'LINE')).toEqual(['LINE: taro']);
  expect(read('taro88', '微信')).toEqual(['WeChat: taro88']);
  expect(read('taro', 'Messenger')).toBe('bad-messenger');
  expect(read('https://example.org/taro', 'Messenger')).toBe('bad-messenger');
});

test('a time zone is read by its name or its city, and nothing is made of an offset', () => {
  expect(readTimeZone('asia/jakarta')).toBe('Asia/Jakarta');
  expect(readTimeZone('(GMT+07:00) Asia/Jakarta')).toBe('Asia/Jakarta');
  expect(readTimeZone('Kuala Lumpur')).toBe('Asia/Kuala_Lumpur');
  expect(readTimeZone('Asia/Calcutta')).toBe('Asia/Calcutta');
  expect(readTimeZone('UTC')).toBe('UTC');
  for (const text of ['+09:00', 'UTC+7', 'Atlantis', ''])
    expect(readTimeZone(text)).toBeUndefined();
});

test('a whole name whose order is known is split, small words with the family name', () => {
  const split = (name: string, order: 'family-first' | 'given-first') => {
    const parts = splitName(name, order);
    return parts === undefined ? undefined : [parts.family, parts.given];
  };
  expect(split('山田 太郎', 'family-first')).toEqual(['山田', '太郎']);
  expect(split('Ayu Putri Lestari', 'given-first')).toEqual(['Lestari', 'Ayu Putri']);
  expect(split('Jan van der Berg', 'given-first')).toEqual(['van der Berg', 'Jan']);
  expect(split('budi santoso', 'given-first')).toEqual(['santoso', 'budi']);
  expect(split('Putra, Eka', 'given-first')).toEqual(['Putra', 'Eka']);
  expect(split('Bambang Sugeng, M.Sc.', 'given-first')).toBeUndefined();
  expect(split('Sukarno', 'given-first')).toBeUndefined();
  expect(split('山田太郎', 'family-first')).toBeUndefined();
});
