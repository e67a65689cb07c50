import type { ImportField } from '../../contract/importFields.ts';
import type { Exchange } from '../person/exchange.ts';
import type { PersonFields } from '../person/person.ts';
import { latestExchange } from '../person/latestExchange.ts';
import { foldText } from '../search/fold.ts';
import { splitWords } from '../search/words.ts';
import { cell, isSameText, type ApplyOptions, type Cell } from './cells.ts';
import type { AffiliationFacts, ExchangeFacts } from './rowFacts.ts';

/** A list after a row was applied; `items` is absent when nothing changed. */
interface ListChanges<Item> {
  readonly items?: Item[];
  readonly cells: readonly Cell[];
}

type Affiliation = PersonFields['affiliations'][number];

/**
 * Adds a row's exchange to a person's, or completes the one it means: the one of the same year and
 * host, or the only one when the row names neither.
 */
export const applyExchange = (
  exchanges: readonly Exchange[],
  facts: ExchangeFacts,
  options: ApplyOptions,
): ListChanges<Exchange> => {
  if (Object.keys(facts).length === 0) return { cells: [] };
  const present = meantExchange(exchanges, facts, options);
  const { item, cells } = completeExchange(present ?? { id: options.newId() }, facts, options);
  if (cells.length === 0) return { cells };
  return {
    items:
      present === undefined
        ? [...exchanges, item]
        : exchanges.map((exchange) => (exchange === present ? item : exchange)),
    cells,
  };
};

const meantExchange = (
  exchanges: readonly Exchange[],
  facts: ExchangeFacts,
  options: ApplyOptions,
): Exchange | undefined => {
  if (exchanges.length === 0) return undefined;
  // One that says all of it already is the one that is meant.
  const saying = exchanges.find(
    (exchange) => completeExchange(exchange, facts, options).cells.length === 0,
  );
  return (
    saying ??
    findExchange(exchanges, facts) ??
    (options.lists === 'replace' ? correctedExchange(exchanges, facts) : undefined)
  );
};

const findExchange = (
  exchanges: readonly Exchange[],
  facts: ExchangeFacts,
): Exchange | undefined => {
  const judged = exchanges.map((exchange) => ({
    exchange,
    year: compare(exchange.fiscalYear, facts.fiscalYear),
    host: compare(placeKey(exchange.host?.name), placeKey(facts.host)),
    course: compare(courseKey(exchange), courseKey(facts)),
  }));
  const possible = judged.filter(({ year, host }) => year !== 'differ' && host !== 'differ');
  const byYearAndHost = possible.find(({ year, host }) => year === 'agree' && host === 'agree');
  if (byYearAndHost !== undefined) return byYearAndHost.exchange;
  // Two visits in one year were on different courses.
  const fitting = possible.filter(({ course }) => course !== 'differ');
  const byEither = fitting.find(({ year, host }) => year === 'agree' || host === 'agree');
  if (byEither !== undefined) return byEither.exchange;
  const namesNeither = facts.fiscalYear === undefined && facts.host === undefined;
  if (!namesNeither) {
    // An exchange without year and host is one somebody began to enter.
    return fitting.find(
      ({ exchange }) => exchange.fiscalYear === undefined && exchange.host === undefined,
    )?.exchange;
  }
  return fitting.find(({ course }) => course === 'agree')?.exchange ?? onlyOne(fitting)?.exchange;
};

// A row of an exported sheet tells of the latest exchange, whose year or host may have been put right.
const correctedExchange = (
  exchanges: readonly Exchange[],
  facts: ExchangeFacts,
): Exchange | undefined => {
  const latest = latestExchange(exchanges);
  const agrees =
    latest !== undefined &&
    [
      compare(latest.start, facts.start),
      compare(latest.group, facts.group),
      compare(latest.fiscalYear, facts.fiscalYear),
      compare(placeKey(latest.host?.name), placeKey(facts.host)),
    ].includes('agree');
  return agrees ? latest : undefined;
};

const onlyOne = <Item>(items: readonly Item[]): Item | undefined =>
  items.length === 1 ? items[0] : undefined;

const compare = <Value>(
  one: Value | undefined,
  other: Value | undefined,
): 'agree' | 'differ' | 'unknown' => {
  if (one === undefined || other === undefined) return 'unknown';
  return one === other ? 'agree' : 'differ';
};

const courseKey = ({ course, courseLabel }: Pick<Exchange, 'course' | 'courseLabel'>) =>
  course ?? (courseLabel === undefined ? undefined : foldText(courseLabel));

const placeKey = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : splitWords(name).join(' ');

/** An exchange that is being completed. */
interface ExchangeDraft {
  readonly item: Exchange;
  readonly cells: Cell[];
  readonly options: ApplyOptions;
}

// Says whether a value is news, and shows it then.
const isNews = <Value extends string>(
  { cells, options }: ExchangeDraft,
  field: ImportField,
  before: string | undefined,
  after: Value | undefined,
): after is Value => {
  if (after === undefined || isSameText(before ?? '', after, options)) return false;
  cells.push(cell(field, before, after));
  return true;
};

const completeExchange = (
  exchange: Exchange,
  facts: ExchangeFacts,
  options: ApplyOptions,
): { readonly item: Exchange; readonly cells: readonly Cell[] } => {
  const draft: ExchangeDraft = { item: { ...exchange }, cells: [], options };
  const { item, cells } = draft;
  if (isNews(draft, 'programme', item.programme, facts.programme)) item.programme = facts.programme;
  completeCourse(draft, facts);
  if (facts.fiscalYear !== undefined && item.fiscalYear !== facts.fiscalYear) {
    cells.push(cell('fiscalYear', item.fiscalYear?.toString(), String(facts.fiscalYear)));
    item.fiscalYear = facts.fiscalYear;
  }
  if (isNews(draft, 'exchangeStart', item.start, facts.start)) item.start = facts.start;
  if (isNews(draft, 'exchangeEnd', item.end, facts.end)) item.end = facts.end;
  completeHost(draft, facts);
  completeSending(draft, facts);
  if (isNews(draft, 'field', item.field, facts.field)) item.field = facts.field;
  if (isNews(draft, 'level', item.level, facts.level)) item.level = facts.level;
  if (isNews(draft, 'capacity', item.capacity, facts.capacity)) item.capacity = facts.capacity;
  if (isNews(draft, 'group', item.group, facts.group)) item.group = facts.group;
  if (isNews(draft, 'verified', item.verified, facts.verified)) item.verified = facts.verified;
  return draft;
};

// A course is a letter or a name: the one that is told now takes the other's place.
const completeCourse = (draft: ExchangeDraft, { course, courseLabel }: ExchangeFacts): void => {
  const { item } = draft;
  const before = item.course ?? item.courseLabel;
  if (isNews(draft, 'course', before, course)) {
    item.course = course;
    if (item.courseLabel !== undefined) delete item.courseLabel;
  }
  if (isNews(draft, 'course', before, courseLabel)) {
    item.courseLabel = courseLabel;
    if (item.course !== undefined) item.course = null;
  }
};

const completeHost = (draft: ExchangeDraft, facts: ExchangeFacts): void => {
  const { item } = draft;
  const { host: before } = item;
  const host = { name: '', ...before };
  const shown = draft.cells.length;
  if (isNews(draft, 'hostOrganisation', before?.name, facts.host)) host.name = facts.host;
  if (isNews(draft, 'hostNameJa', before?.nameJa, facts.hostNameJa)) host.nameJa = facts.hostNameJa;
  if (isNews(draft, 'hostType', before?.type, facts.hostType)) host.type = facts.hostType;
  if (isNews(draft, 'hostPrefecture', before?.prefecture, facts.hostPrefecture)) {
    host.prefecture = facts.hostPrefecture;
  }
  if (draft.cells.length > shown) item.host = host;
};

const completeSending = (draft: ExchangeDraft, facts: ExchangeFacts): void => {
  const { item } = draft;
  const { sending: before } = item;
  const sending = { name: '', ...before };
  const shown = draft.cells.length;
  if (isNews(draft, 'sendingOrganisation', before?.name, facts.sending)) {
    sending.name = facts.sending;
  }
  if (isNews(draft, 'sendingType', before?.type, facts.sendingType)) {
    sending.type = facts.sendingType;
  }
  if (isNews(draft, 'sendingCountry', before?.country, facts.sendingCountry)) {
    sending.country = facts.sendingCountry;
  }
  if (draft.cells.length > shown) item.sending = sending;
};

/** Adds a row's affiliation to a person's, or completes the one in the same organisation. */
export const applyAffiliation = (
  affiliations: readonly Affiliation[],
  facts: AffiliationFacts,
  options: ApplyOptions,
): ListChanges<Affiliation> => {
  if (Object.keys(facts).length === 0) return { cells: [] };
  const present = findAffiliation(affiliations, facts, options);
  const cells: Cell[] = [];
  const item: Affiliation = {
    ...(present ?? { id: options.newId(), organisation: '', current: true }),
  };
  for (const field of affiliationTexts) {
    const value = facts[field];
    if (value === undefined || isSameText(item[field] ?? '', value, options)) continue;
    cells.push(cell(field, item[field], value));
    item[field] = value;
  }
  if (cells.length === 0) return { cells };
  return {
    items:
      present === undefined
        ? [...affiliations, item]
        : affiliations.map((affiliation) => (affiliation === present ? item : affiliation)),
    cells,
  };
};

const findAffiliation = (
  affiliations: readonly Affiliation[],
  facts: AffiliationFacts,
  options: ApplyOptions,
): Affiliation | undefined => {
  // Of somebody new there is nothing to look among.
  if (affiliations.length === 0) return undefined;
  const saying = affiliations.find((affiliation) => saysAll(affiliation, facts, options));
  if (saying !== undefined) return saying;
  const key = placeKey(facts.organisation);
  return key === undefined
    ? (affiliations.find(({ current }) => current === true) ?? onlyOne(affiliations))
    : affiliations.find(({ organisation }) => placeKey(organisation) === key);
};

const saysAll = (affiliation: Affiliation, facts: AffiliationFacts, options: ApplyOptions) =>
  affiliationTexts.every(
    (field) =>
      facts[field] === undefined || isSameText(affiliation[field] ?? '', facts[field], options),
  );

const affiliationTexts = ['organisation', 'department', 'title'] as const;
