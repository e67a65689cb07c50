import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const folder = join(import.meta.dirname, '../fixtures/rosters');
const files = readdirSync(folder).filter((name) => !name.endsWith('.ts'));

const summary = async (client: TestClient, name: string): Promise<string> => {
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  const started = performance.now();
  const answer = await client.attempt('import.open', { fileName: name, bytes });
  expect(performance.now() - started, 'no file takes long').toBeLessThan(5000);
  if (!answer.ok) return answer.error.code;
  const { session, counts, columns, notices, source } = answer.value;
  const how = source.kind === 'text' ? source.encoding : source.kind;
  const piles = `${counts.new} new, ${counts['needs-you']} ask`;
  const fields = columns.map(({ field }) => field).join(' ');
  const pile = counts.new > 0 ? 'new' : 'needs-you';
  const window = { offset: 0, limit: 1 };
  const { rows } = await client.query('import.rows', { session, pile, window });
  await client.command('import.discard', { session });
  const cells = rows[0]?.cells.map(({ after }) => after).join(' · ') ?? '';
  const told = notices.map(({ code, count }) => `${code} ${count}`);
  return [how, piles, fields, cells, ...told].join(' | ');
};

/** What each file becomes: how it was read, the piles, the columns, the first row, what is told; or the refusal. */
const expected: Readonly<Record<string, string>> = {
  'agent.vcf': 'cards | 1 new, 0 ask | family given email | Big Boss · boss@x.example',
  'ambiguous-dates.csv': 'utf-8 | 0 new, 2 ask | fn exchangeStart exchangeEnd | Budi',
  'binary.csv': 'import-not-a-table',
  'blank-lines.csv': 'import-empty',
  'blank.xlsx': 'import-empty',
  'broken-part.xlsx': 'import-damaged',
  'contact-column.csv':
    'utf-8 | 5 new, 2 ask | fn email residence ignore fiscalYear organisation note | Agus Salim · ID · agus.salim@ui.example · 0812 1111 2222 · 2019 · UI',
  'cut-off.xlsx': 'import-damaged',
  'dates-1900.xlsx':
    'workbook | 2 new, 0 ask | fn exchangeStart exchangeEnd fiscalYear memberNo | Budi · 00042 · 2019 · 2019-07-21 · 2019-07-31',
  'dates-1904.xlsx': 'workbook | 2 new, 0 ask | fn exchangeStart | Budi · 2019-07-21',
  'day-first-dates.csv':
    'utf-8 | 2 new, 0 ask | fn exchangeStart exchangeEnd | Budi · 2019-07-21 · 2019-07-31',
  'empty.csv': 'import-empty',
  'entities.xlsx': 'import-unsafe',
  'entity-growth.xlsx': 'import-unsafe',
  'euc-jp.csv':
    'euc-jp | 3 new, 0 ask | fn phonetic email residence fiscalYear course | 山田 太郎 · ヤマダ タロウ · JP · taro@x.example · A · 2019',
  'event-tickets.csv':
    'shift_jis | 3 new, 0 ask | ignore ignore family given phonetic phonetic email ignore ignore organisation nationality | 小林 翔 · こばやし しょう · JP · koba@z.example · NTT',
  'excel-separator.csv': 'utf-8 | 1 new, 0 ask | fn email | Budi · budi@mail.example',
  'formula-cells.csv':
    'utf-8 | 2 new, 0 ask | fn note | =HYPERLINK("http://x.example","Budi") · =1+1',
  'formulas.xlsx':
    'workbook | 2 new, 0 ask | fn email fiscalYear | Budi Santoso · budi@x.example · 2019 | formula-errors 1',
  'gbk.csv': 'gbk | 3 new, 0 ask | fn email residence | 王小明 · CN · xm@x.example',
  'google-contacts.csv':
    'utf-8 | 2 new, 0 ask | given additional family phonetic ignore phonetic prefix suffix calling ignore organisation title department ignore note ignore tags ignore email ignore email ignore phone ignore ignore ignore city ignore region ignore residence ignore ignore ignore | Budi Santoso · Dr. · Bud · ID · DKI Jakarta · Jakarta · budi@x.example · budi2@x.example · budi3@x.example · +62 812-3456-7890 · Alumni · Universitas Indonesia · Medicine · Lecturer · Likes tea',
  'google-form-ja.csv':
    'utf-8 | 2 new, 0 ask | ignore email fn phonetic organisation fiscalYear consentContact | 山田 太郎 · やまだ たろう · taro@x.example · 2019 · 東京大学 · granted',
  'google-form-passport.csv':
    'utf-8 | 0 new, 6 ask | ignore email latin phone organisation fiscalYear course residence exchangeStart consentContact ignore | Siti Rahmawati · ID · siti.rahma@ugm.example · +62 812-3456-7001 · A · 2019 · Universitas Gadjah Mada · granted | shortened-numbers 1',
  'google-form.csv':
    'utf-8 | 2 new, 0 ask | ignore email fn residence fiscalYear consentContact | Rina Yamashita · ID · rina@mail.example · 2020 · granted',
  'header-only.csv': 'import-no-rows',
  'header-only.xlsx': 'import-no-rows',
  'inline-strings.xlsx': 'workbook | 2 new, 0 ask | fn email | Budi & Co · budi@x.example',
  'iso-2022-jp.csv':
    'iso-2022-jp | 3 new, 0 ask | fn phonetic email residence fiscalYear course | 山田 太郎 · ヤマダ タロウ · JP · taro@x.example · A · 2019',
  'japanese-headers.csv':
    'utf-8 | 3 new, 0 ask | memberNo family given phonetic phonetic email residence fiscalYear course hostOrganisation sendingOrganisation organisation field note | 山田 太郎 · ヤマダ タロウ · JP · J-0001 · taro@mail.example · A · 2019 · 東北大学 · 東京大学 · ロボット工学 · 産業技術総合研究所',
  'letter.docx': 'import-not-a-table',
  'locked.xlsx': 'import-locked',
  'mangled-phones.csv':
    'utf-8 | 1 new, 2 ask | fn phone | Ani · +62 812 3456 7890 | shortened-numbers 2',
  'members-comma.csv':
    'utf-8 | 5 new, 0 ask | fn email phone residence city fiscalYear course hostOrganisation organisation field tags | Siti Rahayu · ID · Bandung · siti.rahayu@mail.example · +62 812 3456 7890 · robotics · returnee · A · 2019 · Tohoku University · Robotics · Bandung Institute of Technology',
  'members.xlsx': 'workbook | 2 new, 0 ask | fn email residence | 山田 太郎 · JP · taro@x.example',
  'merged-cells.xlsx':
    'workbook | 2 new, 0 ask | fn residence email | Budi · ID · budi@x.example | merged-cells 1',
  'microsoft-forms.xlsx':
    'workbook | 3 new, 0 ask | ignore ignore ignore ignore ignore fn email phone fiscalYear consentContact languages | Andi Pratama · andi@x.example · 0812 9999 0001 · en · 2019 · granted',
  'missing-names.csv':
    'utf-8 | 2 new, 1 ask | fn email fiscalYear | Budi · budi@mail.example · 2019',
  'names-in-one-column.csv': 'utf-8 | 3 new, 0 ask | fn | Santoso, Budi',
  'names-only.csv': 'utf-8 | 3 new, 0 ask | fn | Budi Santoso',
  'no-end.vcf': 'cards | 2 new, 0 ask | fn email | Budi · budi@x.example | broken-cards 1',
  'no-header.csv':
    'utf-8 | 3 new, 0 ask | fn email residence | Budi Santoso · ID · budi@mail.example',
  'no-names.csv': 'utf-8 | 0 new, 2 ask | email fiscalYear | budi@mail.example · 2019',
  'nul-bytes.csv': 'import-not-a-table',
  'old-mac.csv': 'utf-8 | 2 new, 0 ask | fn email | Budi · budi@x.example',
  'outlook-home.csv':
    'windows-1252 | 2 new, 1 ask | given additional family prefix suffix calling phonetic phonetic email email email phone phone phone phone phone ignore phone phone ignore ignore ignore ignore ignore ignore ignore ignore ignore ignore title department organisation ignore ignore ignore ignore ignore ignore ignore ignore ignore ignore ignore city region ignore residence ignore ignore ignore ignore ignore ignore ignore ignore ignore ignore ignore ignore ignore note | Rina Kusuma · Ms. · ID · Depok · rina.kusuma@pertamina.example · rina@home.example · (021) 381-5111 · +62 811 1000 200 · Pertamina · HSE · Manager · FY2016 course B',
  'outlook.csv':
    'utf-8 | 2 new, 0 ask | given additional family prefix suffix calling phonetic phonetic email email phone phone phone ignore city region ignore residence organisation title department ignore note tags | Budi Santoso · Dr. · ID · Jakarta · budi@x.example · b2@x.example · +62 21 555 0101 · +62 812 3456 7890 · Alumni · Tea · Universitas Indonesia · Medicine · Lecturer',
  'own-export.csv':
    'utf-8 | 1 new, 0 ask | fn latin email phone residence fiscalYear personId | 山田 太郎 · Yamada Taro · JP · taro@x.example · +81 90 1234 5678 · 2019',
  'phones.xlsx': 'workbook | 2 new, 1 ask | fn phone | Number · 81312345678 | shortened-numbers 1',
  'photos.vcf':
    'cards | 7 new, 0 ask | fn email photo | Clean Jpeg · clean@x.example · photo-1.jpg | photos-elsewhere 1 | photos-unreadable 2',
  'pipes.csv': 'utf-8 | 2 new, 0 ask | fn email residence | Budi, Jr. · ID · budi@x.example',
  'quoted-newlines.csv':
    'utf-8 | 2 new, 0 ask | fn note email | Rahayu, Siti · siti@mail.example · Line one\nLine two, with "quotes"',
  'semicolon-bom.csv':
    'utf-8 | 2 new, 0 ask | fn family given email residence fiscalYear | x · García · Lucía · ES · lucia@mail.example · 2019',
  'several-sheets.xlsx': 'workbook | 2 new, 0 ask | fn fiscalYear | Budi · 2019',
  'shared-address.csv':
    'utf-8 | 2 new, 0 ask | fn email fiscalYear | Budi Santoso · family@mail.example · 2019',
  'shift-jis-eras.csv':
    'shift_jis | 4 new, 1 ask | ignore fn phonetic organisation title phone email fiscalYear nationality residence exchangeStart exchangeEnd note | 山田 花子 · ヤマダ ハナコ · JP · JP · hanako@u-tokyo.example · 090-1111-2222 · 2019 · 2019-05-10 · 2019-06-01 · 東京大学 · 教授',
  'shift-jis-roster.csv':
    'shift_jis | 3 new, 0 ask | fn phonetic email residence fiscalYear course | 山田 太郎 · ヤマダ タロウ · JP · taro@x.example · A · 2019',
  'shift-jis.csv': 'shift_jis | 1 new, 0 ask | fn email | 山田 太郎 · taro@mail.example',
  'tabs.tsv':
    'utf-8 | 2 new, 0 ask | fn email nationality note | Budi Santoso · ID · budi@mail.example · Plays the angklung',
  'title-and-total.xlsx':
    'workbook | 4 new, 2 ask | ignore fn email phone organisation exchangeStart exchangeEnd fiscalYear | Rudi Hartono · rudi@bi.example · 81234567801 · 2019 · 2019-04-03 · 2019-04-20 · Bank Indonesia',
  'titled.csv':
    'utf-8 | 2 new, 0 ask | fn email residence fiscalYear | Budi · ID · budi@mail.example · 2019',
  'too-many-cells.csv': 'utf-8 | 2 new, 1 ask | fn email | Budi · budi@mail.example',
  'twice.csv':
    'utf-8 | 1 new, 1 ask | fn email fiscalYear | Budi Santoso · budi@mail.example · 2019',
  'two-header-rows.xlsx':
    'workbook | 3 new, 0 ask | family given email phone exchangeStart exchangeEnd hostOrganisation | Rina Wijaya · rina@y.example · 0812-1 · Kyoto University',
  'unclosed-quote.csv': 'utf-8 | 1 new, 1 ask | fn email | Budi · budi@mail.example',
  'unreadable-cells.csv':
    'utf-8 | 1 new, 4 ask | fn email phone residence fiscalYear | Eka · ID · eka@mail.example · +62 812 000 0005 · 2019 | shortened-numbers 1',
  'utf-16-be.csv':
    'utf-16be | 3 new, 0 ask | fn phonetic email residence fiscalYear course | 山田 太郎 · ヤマダ タロウ · JP · taro@x.example · A · 2019',
  'utf-16-no-mark.csv': 'utf-16le | 1 new, 0 ask | fn email | Budi · budi@mail.example',
  'utf-16.csv': 'utf-16le | 1 new, 0 ask | fn email | Budi · budi@mail.example',
  'utf-16.vcf': 'cards | 1 new, 0 ask | fn | 山田 太郎',
  'v21-phone.vcf':
    'cards | 1 new, 0 ask | fn family given phonetic email phone | 山田 太郎 · 山田 · 太郎 · ヤマダ タロウ · taro@x.example · 090-1234-5678 | photos-unreadable 1',
  'v30-apple.vcf':
    'cards | 2 new, 0 ask | fn family given prefix phonetic calling email phone organisation department title ignore city region residence ignore tags note | Dr. Budi Santoso · Santoso · Budi · Dr. · サントソ ブディ · Bud · ID · DKI Jakarta · Jakarta · budi@x.example · budi2@x.example · +62 812-3456-7890 · Alumni · Tea, coffee · Universitas Indonesia · Faculty of Medicine · Lecturer · Met at the fair, likes tea\nSecond line',
  'v40-folded.vcf':
    'cards | 1 new, 0 ask | fn family given email phone ignore city residence | Nguyễn Thị Ánh Nguyệt Phương Thảo 山田太郎 · Nguyễn · Ánh · VN · Hanoi · anh@x.example · +84-90-123-4567',
  'webinar-report.csv':
    'utf-8 | 3 new, 0 ask | ignore fn given family email ignore ignore residence organisation | Sari D · Dewi · Sari · ID · sari@z.example · BPPT',
  'windows-1251.csv':
    'windows-1251 | 3 new, 0 ask | fn email residence | Иванова Мария · RU · maria@x.example',
  'windows-1252.csv':
    'windows-1252 | 3 new, 0 ask | family given email residence | Jürgen Müller · DE · juergen@x.example',
  'workbook.xlsx': 'import-damaged',
  'zip-bomb.xlsx': 'import-unpacks-too-large',
};

test('every file of the corpus becomes what it should, and none is written', async () => {
  const { client } = await startChapter();
  expect(files.length).toBeGreaterThanOrEqual(40);
  const found: Record<string, string> = {};
  for (const name of files) found[name] = await summary(client, name);
  expect(found).toEqual(expected);
  const window = { offset: 0, limit: 1 };
  const sort = { column: 'name', direction: 'ascending' } as const;
  expect((await client.query('people.roster', { search: '', sort, window })).total).toBe(0);
}, 60_000);
