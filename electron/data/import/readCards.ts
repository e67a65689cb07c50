import { appError, type AppError } from '#shared/contract/errors.ts';
import { importRowLimit } from '#shared/contract/import.ts';
import type { ImportField } from '#shared/contract/importFields.ts';
import { joinList, readLanguages } from '#shared/domain/import/lists.ts';
import { messengerText } from '#shared/domain/import/messengers.ts';
import { readTimeZone } from '#shared/domain/import/timeZone.ts';
import { keptFromUnguarding } from '#shared/formats/csv/writeCsv.ts';
import { decodeText, type TextEncoding } from '#shared/formats/text/encodings.ts';
import type { Card } from '#shared/formats/vcard/card.ts';
import { readCards } from '#shared/formats/vcard/readCards.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { createCardPhotos } from './cardPhotos.ts';
import type { ReadOptions, Table } from './table.ts';

/** Reads a file of vCards; a row is a card, numbered in the order of the file from 1. */
export const readCardTable = async ({
  bytes,
  pace,
  onProgress,
  encoding,
}: ReadOptions & { readonly encoding: TextEncoding }): Promise<Result<Table, AppError>> => {
  const isWide = encoding.startsWith('utf-16');
  // The reader works on octets that contain ASCII; UTF-16 does not.
  const narrow = isWide ? Buffer.from(decodeText(bytes, encoding) ?? '') : bytes;
  const cards: Card[] = [];
  let broken = 0;
  for (const read of readCards(narrow, isWide ? 'utf-8' : encoding)) {
    await pace.breathe();
    if (read === undefined) continue;
    cards.push(read.card);
    if (read.isBroken) broken += 1;
    if (cards.length > importRowLimit) {
      return err(appError('import-too-many-rows', { limit: importRowLimit }));
    }
    if (cards.length % 100 === 0) onProgress(Math.min(0.9, cards.length / 20_000));
  }
  if (cards.length === 0) return err(appError('import-empty'));
  const rows = [];
  const used = columns.filter(({ read }) => cards.some((card) => read(card) !== undefined));
  const photos = createCardPhotos();
  for (const [index, { photo }] of cards.entries()) {
    if (photo !== undefined) photos.add(index + 1, photo);
    await pace.breathe();
  }
  const hasPhotos = cards.some((_, index) => photos.cellOf(index + 1) !== '');
  for (const [index, card] of cards.entries()) {
    const row = index + 1;
    const cells = used.map(({ read }) => keptFromUnguarding(read(card) ?? ''));
    if (hasPhotos) cells.push(photos.cellOf(row));
    rows.push({ row, cells });
    await pace.breathe();
  }
  return ok({
    source: { kind: 'cards' },
    headers: [...used.map(({ header }) => header), ...(hasPhotos ? ['PHOTO'] : [])],
    fields: [...used.map(({ field }) => field), ...(hasPhotos ? ['photo' as const] : [])],
    rows,
    openQuoteRow: undefined,
    photos,
    notices: broken > 0 ? [{ code: 'broken-cards', count: broken }] : [],
  });
};

const list = (texts: readonly string[], separator: string): string | undefined =>
  texts.length === 0 ? undefined : texts.join(separator);

const columns: readonly {
  readonly header: string;
  readonly field: ImportField;
  readonly read: (card: Card) => string | undefined;
}[] = [
  { header: 'UID', field: 'personId', read: ({ uid }) => personIdOf(uid) },
  { header: 'FN', field: 'fn', read: ({ fn }) => fn },
  { header: 'N (family)', field: 'family', read: ({ family }) => family },
  { header: 'N (given)', field: 'given', read: ({ given }) => given },
  { header: 'N (additional)', field: 'additional', read: ({ additional }) => additional },
  { header: 'N (prefix)', field: 'prefix', read: ({ prefix }) => prefix },
  { header: 'N (suffix)', field: 'suffix', read: ({ suffix }) => suffix },
  { header: 'FN (Latin)', field: 'latin', read: ({ latin }) => latin },
  {
    header: 'X-PHONETIC',
    field: 'phonetic',
    read: ({ phoneticFamily, phoneticGiven }) =>
      list(
        [phoneticFamily, phoneticGiven].filter((part) => part !== undefined),
        ' ',
      ),
  },
  { header: 'NICKNAME', field: 'calling', read: ({ nickname }) => nickname },
  {
    header: 'EMAIL',
    field: 'email',
    read: ({ emails }) =>
      list(
        emails.map(({ value }) => value),
        '; ',
      ),
  },
  {
    header: 'TEL',
    field: 'phone',
    read: ({ phones }) =>
      list(
        phones.map(({ value }) => value),
        '; ',
      ),
  },
  {
    header: 'IMPP',
    field: 'messenger',
    read: ({ messengers = [] }) => joinList(messengers.map(messengerText)) || undefined,
  },
  { header: 'ORG', field: 'organisation', read: ({ organisation }) => organisation },
  { header: 'ORG (unit)', field: 'department', read: ({ department }) => department },
  { header: 'TITLE', field: 'title', read: ({ title }) => title },
  { header: 'ADR (street)', field: 'ignore', read: ({ street }) => street },
  { header: 'ADR (city)', field: 'city', read: ({ city }) => city },
  { header: 'ADR (region)', field: 'region', read: ({ region }) => region },
  { header: 'ADR (country)', field: 'residence', read: ({ country }) => country },
  { header: 'BDAY', field: 'ignore', read: ({ birthday }) => birthday },
  // What is no language or zone here (an offset, say) is nobody's mistake and asks nobody.
  {
    header: 'LANG',
    field: 'languages',
    read: ({ languages = [] }) =>
      joinList(languages.filter((tag) => readLanguages(tag) !== undefined)) || undefined,
  },
  {
    header: 'TZ',
    field: 'timeZone',
    read: ({ timeZone }) => (timeZone === undefined ? undefined : readTimeZone(timeZone)),
  },
  {
    header: 'CATEGORIES',
    field: 'tags',
    read: ({ categories }) => joinList(categories) || undefined,
  },
  { header: 'NOTE', field: 'note', read: ({ notes }) => list(notes, '\n\n') },
];

// Only our own exports name people by the ids the roster has.
const personIdOf = (uid: string | undefined): string | undefined => {
  const uuid = /^urn:uuid:([\da-f-]{36})$/i.exec(uid ?? '')?.[1]?.toLowerCase();
  return uuid === undefined ? undefined : `person:${uuid}`;
};
