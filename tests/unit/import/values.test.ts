import { describe, expect, test } from 'vitest';
import {
  readConsent,
  readCourse,
  readKind,
  readProgramme,
  readStatus,
} from '#shared/domain/import/choices.ts';
import {
  isEmail,
  phoneKey,
  readE164,
  readEmails,
  readPhones,
} from '#shared/domain/import/contact.ts';
import { readCountryRegion } from '#shared/domain/import/countryRegion.ts';
import { guessDateOrder, readDate } from '#shared/domain/import/date.ts';
import { looksLikeFiscalYear, readFiscalYear } from '#shared/domain/import/fiscalYear.ts';
import { readLanguages, splitList } from '#shared/domain/import/lists.ts';

describe('countries and regions', () => {
  test.each([
    ['ID', 'ID'],
    ['idn', 'ID'],
    ['Indonesia', 'ID'],
    ['インドネシア', 'ID'],
    ['Viet Nam', 'VN'],
    ['vietnam', 'VN'],
    ['Việt Nam', 'VN'],
    ['Republic of Korea', 'KR'],
    ['韓国', 'KR'],
    ['日本', 'JP'],
    ['The Philippines', 'PH'],
    ['Lao PDR', 'LA'],
    ['Myanmar (Burma)', 'MM'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['Côte d’Ivoire', 'CI'],
    ['UK', 'GB'],
    ['米国', 'US'],
    ['U.S.A.', 'US'],
    ['Hong Kong', 'HK'],
    ['台湾', 'TW'],
    ['Bosnia & Herzegovina', 'BA'],
    ['Indonésie', 'ID'],
    ['Republik Indonesia', 'ID'],
    ['印尼', 'ID'],
    ['Jepang', 'JP'],
    ['Allemagne', 'DE'],
    ['대한민국', 'KR'],
    ['ประเทศไทย', 'TH'],
    ['ไทย', 'TH'],
    ['越南', 'VN'],
    ['Монгол', 'MN'],
    ['Indonesia (+62)', 'ID'],
    ['(1) Japan', 'JP'],
  ])('%s is %s', (text, code) => {
    expect(readCountryRegion(text)).toBe(code);
  });

  test.each(['Atlantis', 'XX', '', '12', 'Jakarta'])('“%s” is none', (text) => {
    expect(readCountryRegion(text)).toBeUndefined();
  });
});

describe('fiscal years', () => {
  test.each([
    ['2019', 2019],
    ['FY2019', 2019],
    ['FY 2019', 2019],
    ["FY'19", 2019],
    ['fy19', 2019],
    ['JFY2019', 2019],
    ['2019/20', 2019],
    ['2019年度', 2019],
    ['２０１９年度', 2019],
    ['令和元年度', 2019],
    ['令和２年度', 2020],
    ['平成31年度', 2019],
    ['R1', 2019],
    ['R元', 2019],
    ['H30', 2018],
    ['2019-07-21', 2019],
    ['2019-02-10', 2018],
    ['2019年3月', 2018],
  ])('%s is %i', (text, year) => {
    expect(readFiscalYear(text)).toBe(year);
  });

  test.each(['19', '1989', '3000', 'Spring term', '2019-13-01', ''])('“%s” is none', (text) => {
    expect(readFiscalYear(text)).toBeUndefined();
  });

  test('a bare number does not look like a fiscal year by itself', () => {
    expect(looksLikeFiscalYear('2019')).toBe(false);
    expect(looksLikeFiscalYear('FY2019')).toBe(true);
    expect(looksLikeFiscalYear('令和元年度')).toBe(true);
  });
});

describe('dates', () => {
  test.each([
    ['2019-07-21', '2019-07-21'],
    ['2019/7/1', '2019-07-01'],
    ['2019年7月21日', '2019-07-21'],
    ['21.07.2019', '2019-07-21'],
    ['21/07/2019', '2019-07-21'],
    ['07/21/2019', '2019-07-21'],
    ['21 July 2019', '2019-07-21'],
    ['July 21, 2019', '2019-07-21'],
    ['2019-07-21T10:00', '2019-07-21'],
    ['令和元年7月21日', '2019-07-21'],
    ['R1.7.21', '2019-07-21'],
    ['Ｈ３１/4/3', '2019-04-03'],
    ['平成31年 4月 3日（水）', '2019-04-03'],
    ['2019年7月21日(日)', '2019-07-21'],
    ['Sun, 21 Jul 2019', '2019-07-21'],
    ['21-Jul-19', '2019-07-21'],
    ['17 Agustus 2019', '2019-08-17'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  test.each([
    '2019-02-30',
    '03/04/2019',
    'soon',
    '43667',
    '令和元年2月30日',
    'X1.7.21',
    '21/07/19',
  ])('“%s” is not read for sure', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test('a column that holds one unmistakable date decides the order of the others', () => {
    const column = ['03/04/2019', '25/12/2019'];
    expect(guessDateOrder(column)).toBe('day-first');
    expect(readDate('03/04/2019', 'day-first')).toBe('2019-04-03');
    expect(guessDateOrder(['03/04/2019', '12/25/2019'])).toBe('month-first');
    expect(guessDateOrder(['03/04/2019'])).toBeUndefined();
  });
});

describe('addresses and numbers', () => {
  test('several addresses in one cell are taken apart, once each', () => {
    expect(readEmails('a@x.example; B@y.example, A@x.example')).toEqual([
      'a@x.example',
      'B@y.example',
    ]);
    expect(readEmails('Taro <taro@x.example>')).toEqual(['taro@x.example']);
    expect(readEmails('ｔａｒｏ＠x.example')).toEqual(['taro@x.example']);
    expect(readEmails('taro(at)x')).toBeUndefined();
    expect(isEmail('a@b')).toBe(false);
  });

  test('numbers stay as typed; digits that a spreadsheet lost are refused', () => {
    expect(readPhones('+62 812-3456-7890')).toEqual(['+62 812-3456-7890']);
    expect(readPhones('03-1234-5678 / 090-1234-5678')).toEqual(['03-1234-5678', '090-1234-5678']);
    expect(readPhones('+62 812 3456 / ')).toEqual(['+62 812 3456']);
    expect(readPhones('+1234')).toBeUndefined();
    expect(readPhones('+123 456 789 012 345 678 901')).toBeUndefined();
    expect(readPhones('8.1234E+10')).toBeUndefined();
    expect(readPhones('call me')).toBeUndefined();
    expect(readPhones('2019-07-21')).toBeUndefined();
  });

  test('the same number is recognised with and without the prefix of its country', () => {
    expect(phoneKey('+62 812 3456 7890')).toBe(phoneKey('0812-3456-7890'));
    expect(readE164('+44 (0)20 7946 0018')).toBe('+442079460018');
    expect(readE164('0812-3456-7890')).toBeUndefined();
  });
});

test('lists are split at the usual marks and say nothing twice', () => {
  expect(splitList('robotics; Returnee、化学,robotics')).toEqual(['robotics', 'Returnee', '化学']);
});

test('languages are read by code and by name in English, Japanese and themselves', () => {
  expect(readLanguages('Japanese, インドネシア語; Deutsch / en')).toEqual(['ja', 'id', 'de', 'en']);
  expect(readLanguages('Japanese, Klingon-ish')).toBeUndefined();
});

test('courses are letters where they are, else their name', () => {
  for (const text of ['A', 'a', 'Course A', 'Aコース', 'コースA', 'Ａ']) {
    expect(readCourse(text), text).toEqual({ course: 'A' });
  }
  expect(readCourse('Special short course')).toEqual({ courseLabel: 'Special short course' });
});

test('choices are read in English and Japanese', () => {
  expect(readKind('Alumni')).toBe('member');
  expect(readKind('来賓')).toBe('vip');
  expect(readKind('wizard')).toBeUndefined();
  expect(readStatus('連絡不通')).toBe('lost-contact');
  expect(readProgramme('JST direct')).toBe('jst-direct');
  expect(readProgramme('オンライン')).toBe('online');
  expect(readConsent('○')).toBe('granted');
  expect(readConsent('いいえ')).toBe('refused');
  expect(readConsent('maybe')).toBeUndefined();
});
