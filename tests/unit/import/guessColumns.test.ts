import { expect, test } from 'vitest';
import { importFields, type ImportField } from '#shared/contract/importFields.ts';
import { furtherHeaderWords } from '#shared/domain/import/furtherHeaderWords.ts';
import { guessColumns } from '#shared/domain/import/guessColumns.ts';
import { headerWords } from '#shared/domain/import/headerWords.ts';

const guess = (columns: Readonly<Record<string, readonly string[]>>): readonly ImportField[] =>
  guessColumns(Object.entries(columns).map(([header, values]) => ({ header, values })));

test('English headers are recognised', () => {
  expect(
    guess({
      'Full Name': ['Siti Rahayu'],
      'E-mail Address': ['siti@mail.example'],
      'Country/Region': ['Indonesia'],
      FY: ['2019'],
      Course: ['A'],
      'Host University': ['Tohoku University'],
      Remarks: ['-'],
    }),
  ).toEqual(['fn', 'email', 'residence', 'fiscalYear', 'course', 'hostOrganisation', 'note']);
});

test('Japanese headers are recognised, the two kana columns both as the reading', () => {
  expect(
    guess({
      会員番号: ['J-1'],
      姓: ['山田'],
      名: ['太郎'],
      セイ: ['ヤマダ'],
      メイ: ['タロウ'],
      メールアドレス: ['taro@mail.example'],
      '国・地域': ['日本'],
      招へい年度: ['令和元年度'],
      受入機関: ['東北大学'],
      備考: [''],
    }),
  ).toEqual([
    ...(['memberNo', 'family', 'given', 'phonetic', 'phonetic', 'email', 'residence'] as const),
    ...(['fiscalYear', 'hostOrganisation', 'note'] as const),
  ]);
});

test('the questions of a form are understood by the words in them', () => {
  expect(
    guess({
      Timestamp: ['2026/01/05 10:03'],
      'What is your full name?': ['Rina'],
      'Which country/region do you live in?': ['Indonesia'],
      'May we contact you? (consent)': ['Yes'],
    }),
  ).toEqual(['ignore', 'fn', 'residence', 'consentContact']);
});

test('the name in the passport needs no other column beside it to be a name', () => {
  const columns = {
    'Full name (as in passport)': ['Siti Rahmawati', 'Budi Santoso'],
    'How did you hear about us?': ['Friend', 'Facebook'],
  };
  expect(guess(columns)).toEqual(['latin', 'ignore']);
  expect(guess({ ...columns, '': ['Siti', 'Budi'] })).toEqual(['latin', 'ignore', 'fn']);
});

test('headers in the languages around are recognised, also where they are part of another word', () => {
  expect(
    guess({
      Nama: ['Siti Rahayu'],
      'HP / WA': ['81234567801', '0812-3456-7802', 'x'],
      Instansi: ['ITB'],
      'Vietnam address': ['Hanoi'],
    }),
  ).toEqual(['fn', 'phone', 'organisation', 'ignore']);
  expect(guess({ 'アンケート: 国籍': ['日本', 'ベトナム'] })).toEqual(['nationality']);
  expect(guess({ 'Họ và tên': ['Nguyễn Thị Ánh'], 'Số điện thoại': ['0912345003'] })).toEqual([
    'fn',
    'phone',
  ]);
  expect(guess({ 姓名: ['王小明'], 手机: ['13812345678'], 单位: ['清华大学'] })).toEqual([
    'fn',
    'phone',
    'organisation',
  ]);
});

test('what a form program adds and nobody filled in gives way to what people answered', () => {
  const answers = ['1', '2', '3'];
  expect(
    guess({
      'Start time': answers.map((day) => `2026-11-0${day} 09:12`),
      Email: answers.map(() => 'anonymous'),
      Name: [],
      'Your full name': ['Andi Pratama', 'Lina Marlina', 'Yusuf'],
      'E-mail address': answers.map((name) => `${name}@x.example`),
      'Approval status': answers.map(() => 'approved'),
      Number: ['123-456', '123-457', '123-458'],
    }),
  ).toEqual(['ignore', 'ignore', 'ignore', 'fn', 'email', 'ignore', 'ignore']);
});

test('a column for either address or number is taken for addresses', () => {
  expect(
    guess({ Name: ['Budi'], Contact: ['budi@x.example', 'ani@x.example / 0812-1111-2222'] }),
  ).toEqual(['fn', 'email']);
});

test('columns without headers are recognised by their values', () => {
  expect(
    guessColumns([
      { header: '', values: ['Budi Santoso', 'Rina Wijaya', 'Ani Lestari'] },
      { header: '', values: ['budi@mail.example', 'rina@mail.example', 'ani@mail.example'] },
      { header: '', values: ['Indonesia', 'タイ', 'VN'] },
      { header: '', values: ['FY2019', 'FY2020', 'FY2019'] },
      { header: '', values: ['A', 'B', 'A'] },
      { header: '', values: ['+62 812 3456 7890', '+84 90 123 4567', '02-123-4567'] },
    ]),
  ).toEqual(['fn', 'email', 'residence', 'fiscalYear', 'course', 'phone']);
});

test('a header that its values contradict is not believed', () => {
  const fields = guess({
    Name: ['Budi', 'Ani', 'Rina'],
    Mail: ['Jalan Sudirman 1', 'Jalan Thamrin 2', 'Jalan Merdeka 3'],
  });
  expect(fields).toEqual(['fn', 'ignore']);
});

test('what a person has once is given to one column only, the others stay out', () => {
  expect(guess({ Name: ['Budi'], 'Display name': ['B.'] })).toEqual(['fn', 'ignore']);
  expect(
    guess({ Name: ['Budi'], 'E-mail': ['a@x.example'], 'Primary email': ['b@x.example'] }),
  ).toEqual(['fn', 'email', 'email']);
});

test('a table without anything like a name has no name column', () => {
  expect(guess({ Email: ['a@x.example', 'b@x.example', 'c@x.example'], Year: ['2019'] })).toEqual([
    'email',
    'fiscalYear',
  ]);
});

test('every field has its English word in the lists, so that a sheet with our own headers is understood', () => {
  const headers = {
    ...{ 'Full name': 'fn', 'Family name': 'family', 'Given name': 'given', 'E-mail': 'email' },
    ...{ 'Middle name': 'additional', Romaji: 'latin', Furigana: 'phonetic', Nickname: 'calling' },
    ...{ Phone: 'phone', Organisation: 'organisation', Department: 'department', Title: 'title' },
    ...{ 'Country/region': 'residence', Nationality: 'nationality', Province: 'region' },
    ...{ City: 'city', Languages: 'languages', Tags: 'tags', 'Member number': 'memberNo' },
    ...{ Kind: 'kind', Status: 'status', Programme: 'programme', Course: 'course' },
    ...{ 'Fiscal year': 'fiscalYear', 'Start date': 'exchangeStart', 'End date': 'exchangeEnd' },
    ...{ 'Host organisation': 'hostOrganisation', Field: 'field', Note: 'note' },
    ...{ 'Sending organisation': 'sendingOrganisation', Consent: 'consentContact' },
    ...{ 'Before the name': 'prefix', 'After the name': 'suffix', Messenger: 'messenger' },
    ...{ 'Time zone': 'timeZone', 'Minor until': 'minorUntil', 'Host in Japanese': 'hostNameJa' },
    ...{ 'Kind of host': 'hostType', 'Kind of sender': 'sendingType', Level: 'level' },
    ...{ 'Country/region of the sender': 'sendingCountry', 'Took part as': 'capacity' },
    ...{ 'Exchange group': 'group', 'Known from': 'verified', 'Host prefecture': 'hostPrefecture' },
    'Tsudoi id': 'personId',
  } as const satisfies Record<string, ImportField>;
  const columns = Object.keys(headers).map((header) => ({ header, values: [] }));
  expect(guessColumns(columns)).toEqual(Object.values(headers));
  // All but what leaves a column out, and the picture of a card.
  expect(new Set(Object.values(headers)).size).toBe(importFields.length - 2);
});

test('messengers, time zone and what else an exchange holds are recognised in both languages', () => {
  expect(
    guess({
      氏名: ['山田 太郎'],
      'LINE ID': ['taro88'],
      タイムゾーン: ['Asia/Tokyo'],
      受入機関の種類: ['大学'],
      参加の立場: ['引率者'],
      交流グループ: ['A班'],
    }),
  ).toEqual(['fn', 'messenger', 'timeZone', 'hostType', 'capacity', 'group']);
});

test('a column that only sounds like one of known words is left out', () => {
  expect(
    guess({
      Name: ['Budi', 'Ani'],
      'Online or in the room': ['online', 'room'],
      Level: ['N2', 'N4'],
      Capacity: ['40', '60'],
    }),
  ).toEqual(['fn', 'ignore', 'ignore', 'ignore']);
});

test.each([
  'Called',
  'called',
  'Calling name',
  'Nickname',
  'Goes by',
  '呼び名',
  '愛称',
  'Panggilan',
])('how somebody is called stands under %s', (header) => {
  expect(guess({ Name: ['Budi Santoso'], [header]: ['Budi'] })).toEqual(['fn', 'calling']);
});

test('what only sounds like how somebody is called is something else', () => {
  expect(guess({ Name: ['Budi'], 'Called on': ['2026-01-05'], Caller: ['Ani'] })).toEqual([
    'fn',
    'ignore',
    'ignore',
  ]);
});

test.each([
  [
    'id',
    { 'Nama Lengkap': 'fn', 'No. HP': 'phone', Instansi: 'organisation', Angkatan: 'fiscalYear' },
  ],
  ['id', { 'Nama panggilan': 'calling', Jabatan: 'title', Negara: 'residence', Catatan: 'note' }],
  ['ms', { 'Nama penuh': 'fn', 'No. Tel': 'phone', Emel: 'email', Jawatan: 'title' }],
  [
    'vi',
    { 'Họ và tên': 'fn', SĐT: 'phone', 'Cơ quan': 'organisation', 'Quốc tịch': 'nationality' },
  ],
  ['vi', { Họ: 'family', Tên: 'given', 'Chuyên ngành': 'field', 'Ghi chú': 'note' }],
  ['th', { 'ชื่อ-นามสกุล': 'fn', ชื่อเล่น: 'calling', เบอร์โทร: 'phone', หน่วยงาน: 'organisation' }],
  [
    'zh',
    { 姓名: 'fn', 手机号码: 'phone', 邮箱: 'email', 工作单位: 'organisation', 国家: 'residence' },
  ],
  ['zh', { 昵称: 'calling', 职务: 'title', 专业: 'field', 备注: 'note', 序号: 'ignore' }],
  ['ko', { 성명: 'fn', 별명: 'calling', 휴대폰: 'phone', 소속: 'organisation', 국가: 'residence' }],
  ['zh-TW', { 電話號碼: 'phone', 電子信箱: 'email', 居住國: 'residence', 國籍: 'nationality' }],
  [
    'ko',
    { '휴대폰 번호': 'phone', 전자우편: 'email', '거주 국가': 'residence', 국적: 'nationality' },
  ],
  ['th', { 'ชื่อ - นามสกุล': 'fn', ประเทศที่พำนัก: 'residence', จังหวัด: 'region' }],
  [
    'ja',
    { 氏名: 'fn', フリガナ: 'phonetic', 受入機関: 'hostOrganisation', 受入県: 'hostPrefecture' },
  ],
  [
    'en',
    { 'Full name': 'fn', Cell: 'phone', FY: 'fiscalYear', 'Prefecture visited': 'hostPrefecture' },
  ],
] as const)('headers in %s: %o', (_, headers) => {
  const columns = Object.keys(headers).map((header) => ({ header, values: [] }));
  expect(guessColumns(columns)).toEqual(Object.values(headers));
});

test('no header word is shadowed by another', () => {
  for (const words of [headerWords, furtherHeaderWords]) {
    for (const [field, list] of Object.entries(words)) {
      for (const word of list.split(',').map((one) => one.trim())) {
        expect([word, guessColumns([{ header: word, values: [] }])]).toEqual([word, [field]]);
      }
    }
  }
});

test('prefectures of the host are known by their header, or by three of them without one', () => {
  const values = ['宮城県', '東京', 'Ōsaka'];
  expect(guess({ Name: ['Budi'], 受入機関の都道府県: values })).toEqual(['fn', 'hostPrefecture']);
  expect(guess({ Name: ['Budi'], Where: values })).toEqual(['fn', 'hostPrefecture']);
  // One alone may be how a family is called, and what people live in is named by its header.
  expect(guess({ Name: ['Budi'], Where: ['石川'] })).toEqual(['fn', 'ignore']);
  expect(guess({ Name: ['Budi'], 都道府県: values })).toEqual(['fn', 'region']);
  expect(guess({ Name: ['Budi'], 'Host prefecture': ['cold', 'warm'] })).toEqual(['fn', 'ignore']);
});
