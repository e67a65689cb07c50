import type { ImportField } from '../../contract/importFields.ts';
import { foldText } from '../search/fold.ts';

/**
 * How columns are called in rosters, in English and Japanese, by what they become. Compared after
 * {@link headerKey}, so that case, spaces and punctuation do not matter; separated by commas.
 */
export const headerWords: Readonly<Partial<Record<ImportField, string>>> = {
  personId: `
    tsudoi id, person id, hidden id`,
  fn: `
    name, full name, display name, formatted name, participant name, member name, your name,
    participant, person, 氏名, 名前, お名前, フルネーム, 姓名, 会員名, 参加者名, 招へい者氏名,
    漢字氏名, 氏名(漢字)`,
  family: `
    family name, last name, surname, family, 姓, 苗字, 名字, 氏, 姓(漢字)`,
  given: `
    given name, first name, forename, given, 名, 名(漢字), ファーストネーム`,
  additional: `
    middle name, additional name, middle names, ミドルネーム`,
  prefix: `
    prefix, name prefix, before the name, honorific, honorific prefix, salutation, 敬称(前)`,
  suffix: `
    suffix, name suffix, after the name, honorific suffix, 敬称, 敬称(後)`,
  latin: `
    romaji, name in english, english name, name (english), latin name, name in latin letters,
    romanized name, transcription, name (roman), passport name, name as in passport, ローマ字,
    ローマ字氏名, 英字氏名, 英語名, 英語表記, 氏名(ローマ字), 氏名(英字), 氏名(英語),
    アルファベット氏名`,
  phonetic: `
    phonetic, furigana, kana, reading, pinyin, yomi, name (kana), phonetic name, フリガナ,
    ふりがな, カナ, かな, 読み, 読み仮名, よみがな, 氏名カナ, 氏名(カナ), 氏名(フリガナ),
    カナ氏名, セイ, メイ, 姓カナ, 名カナ, 姓(カナ), 名(カナ), 姓(フリガナ), 名(フリガナ),
    phonetic first name, phonetic last name`,
  calling: `
    nickname, called, calling name, preferred name, goes by, ニックネーム, 呼び名, 愛称, 通称`,
  email: `
    email, e-mail, mail, email address, e-mail address, mail address, e-mail 1 - value,
    primary email, contact email, メール, メールアドレス, 電子メール, eメール, e メール,
    アドレス`,
  phone: `
    phone, telephone, tel, mobile, cell, phone number, mobile phone, whatsapp,
    telephone number, contact number, phone 1 - value, 電話, 電話番号, 携帯, 携帯電話,
    携帯番号, TEL, 連絡先電話`,
  messenger: `
    messenger, messengers, messenger id, instant messenger, chat, chat id, line, line id,
    wechat, wechat id, telegram, telegram id, skype, skype id, signal, viber, zalo, kakaotalk,
    kakaotalk id, kakao, discord, facebook messenger, メッセンジャー, ライン, 微信, チャット`,
  organisation: `
    organisation, organization, affiliation, company, employer, institution, university,
    school, current affiliation, workplace, current organisation, current organization,
    institute, 所属, 所属機関, 所属先, 現所属, 勤務先, 大学, 大学名, 会社, 会社名, 学校,
    学校名, 機関名, 組織`,
  department: `
    department, faculty, division, laboratory, school/department, unit, 部署, 部門, 学部,
    研究科, 学科, 専攻, 所属部署, 研究室`,
  title: `
    title, job title, position, role, occupation, job, 役職, 職位, 職名, 肩書, 肩書き, 職業`,
  residence: `
    country, country/region, country or region, country of residence, residence,
    country/area, nation, location country, current country, 国, 国名, 国・地域, 国/地域,
    国地域, 居住国, 在住国, 居住地`,
  nationality: `
    nationality, citizenship, country of origin, home country, country of citizenship, 国籍,
    出身国, 国籍・地域`,
  region: `
    region, state, province, prefecture, state/province, 地域, 州, 都道府県, 県, 省`,
  city: `
    city, town, city of residence, location, 市, 都市, 市区町村, 住所(市), 町`,
  timeZone: `
    time zone, timezone, tz, iana time zone, タイムゾーン, 標準時`,
  languages: `
    language, languages, preferred language, mother tongue, 言語, 使用言語, 母語, 話せる言語`,
  tags: `
    tags, tag, labels, label, groups, categories, group membership, タグ, ラベル, 分類,
    グループ`,
  memberNo: `
    member no, member number, membership number, member id, membership no, alumni id,
    alumni no, participant id, participant no, registration number, id number, 会員番号,
    登録番号, 参加者番号, 受付番号, 整理番号`,
  kind: `
    kind, type, member type, membership type, category, 区分, 種別, 会員種別, 会員区分`,
  status: `
    status, member status, state of contact, ステータス, 状態, 状況, 会員状況`,
  minorUntil: `
    minor until, under age until, 未成年の期限, 未成年期限, 成年到達日`,
  programme: `
    programme, program, programme type, scheme, プログラム, プログラム名, 事業, 招へい区分,
    事業名`,
  course: `
    course, programme course, program course, course type, コース, コース名, 招へいコース`,
  fiscalYear: `
    fiscal year, fy, year, jfy, exchange year, year of participation, programme year,
    program year, participation year, batch, year of visit, cohort, 年度, 参加年度,
    招へい年度, 招聘年度, 実施年度, 交流年度, 来日年度, 年`,
  exchangeStart: `
    start date, exchange start, arrival, arrival date, from, start, date of arrival, 開始日,
    来日日, 入国日, 招へい開始日, 開始, 期間(開始), 実施開始日`,
  exchangeEnd: `
    end date, exchange end, departure, departure date, to, end, until, date of departure,
    終了日, 帰国日, 出国日, 招へい終了日, 終了, 期間(終了), 実施終了日`,
  hostOrganisation: `
    host, host organisation, host organization, host institution, host university, hosted by,
    japanese host, receiving organisation, receiving organization, receiving institution,
    accepting institution, 受入機関, 受入れ機関, 受け入れ機関, 受入先, 受入大学, 受入れ先,
    ホスト, ホスト機関, 受入機関名`,
  hostNameJa: `
    host in japanese, host name in japanese, host organisation (japanese),
    host organization (japanese), 受入機関(日本語), 受入機関名(日本語), 受入機関(和文)`,
  hostType: `
    kind of host, host type, type of host, host organisation type, host organization type,
    受入機関の種類, 受入機関種別, 受入機関区分`,
  hostPrefecture: `
    host prefecture, prefecture of the host, prefecture of host, prefecture of stay,
    prefecture visited, prefecture in japan, japanese prefecture, 受入都道府県, 受入県,
    受入機関の都道府県, 受入機関都道府県, 受入機関所在都道府県, 受入先都道府県,
    受入先の都道府県, 受け入れ先都道府県, 滞在都道府県, 訪問都道府県, 招へい先都道府県`,
  sendingOrganisation: `
    sending organisation, sending organization, sending institution, home institution,
    home university, dispatching institution, sent by, institution at the time, 送出機関,
    送出し機関, 送り出し機関, 派遣機関, 派遣元, 所属機関(当時), 出身大学`,
  sendingType: `
    kind of sender, sender type, sending organisation type, sending organization type,
    送出機関の種類, 送出機関種別, 送出機関区分`,
  sendingCountry: `
    country/region of the sender, sending country, sending country/region,
    country of sending organisation, 送出機関の国・地域, 送出国, 派遣国, 送出し国`,
  field: `
    field, field of study, major, research field, discipline, specialty, area of study,
    subject, 分野, 専門, 専門分野, 研究分野, 交流分野, 学問分野`,
  level: `
    level, level of study, study level, academic level, education level, 段階, 当時の段階,
    学籍区分`,
  capacity: `
    took part as, participated as, capacity, 参加の立場, 参加区分, 参加者区分`,
  group: `
    exchange group, programme group, program group, group name, group no, 交流グループ, 班,
    班名, グループ名`,
  verified: `
    known from, verified, verified by, 確認方法, 参加確認`,
  note: `
    note, notes, remarks, comment, comments, memo, 備考, メモ, 摘要, コメント, 特記事項`,
  consentContact: `
    consent, contact consent, may we contact, consent to contact, mailing consent,
    newsletter, agree to be contacted, 連絡可否, 連絡同意, 連絡の同意, 同意, 案内可否,
    メール配信, 連絡希望`,
};

/** Words that mean something only as a whole header: inside a longer one they are part of another word. */
export const wholeHeaders = `
  line, chat, signal, called, prefix, suffix, level, capacity, verified, salutation, 班, 段階, ライン, チャット`;

/** Columns that form programs add and nobody wants in the roster. */
export const ignoredHeaders = `
  timestamp, submission date, submitted at, start time, completion time, last modified time,
  registration time, approval status, attended, no, no., #, row, index, created, updated,
  開始時刻, 完了時刻, 最終変更時刻, 申込番号, 申込日時, 注文番号, チケット名, 参加ステータス, タイムスタンプ, 番号, 連番, 回答日時, 送信日時, 通し番号, score, 更新日, 作成日`;

/** A header without what differs from file to file: case, width, spaces and punctuation. */
export const headerKey = (header: string): string =>
  foldText(header).replace(/[^\p{L}\p{N}#]+/gu, '');

/** The {@link headerKey}s of a list of headers written with commas. */
export const headerKeys = (list: string): readonly string[] => list.split(',').map(headerKey);
