import fc from 'fast-check';
import { expect, test } from 'vitest';
import { externalUrl } from '../../../electron/main/externalUrl.ts';
import { emptyPlaceholders, fillText, unknownPlaceholders } from '#shared/domain/invite/message.ts';
import { addressOf, type Candidate } from '#shared/domain/invite/recipients.ts';
import { headerText, writeMail } from '#shared/formats/mail/eml.ts';
import { longestMailto, mailtoBatches } from '#shared/formats/mail/mailto.ts';
import { mergeCsv } from '#shared/formats/mail/mergeCsv.ts';

const options = { seed: 20260120, numRuns: 300 };

test('mailto batches stay within the safe length and reach everybody once, in order', () => {
  const emails = fc.array(
    fc.tuple(fc.stringMatching(/^[a-z0-9.+]{1,40}$/), fc.constantFrom('example.org', '例え.jp')),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(
      emails,
      fc.string({ unit: 'grapheme' }),
      fc.string({ maxLength: 3000 }),
      (pairs, subject, body) => {
        const list = pairs.map(([local, host]) => `${local}@${host}`);
        const { batches, hasText, tooLong } = mailtoBatches(list, { subject, body });
        expect(tooLong).toEqual([]);
        expect(batches.flatMap(({ emails: there }) => there)).toEqual(list);
        for (const { url, emails: there } of batches) {
          expect(url.length).toBeLessThanOrEqual(longestMailto);
          expect(externalUrl(url)?.length).toBeLessThanOrEqual(longestMailto);
          const query = new URLSearchParams(url.slice('mailto:?'.length));
          expect(query.get('bcc')?.replaceAll(' ', '+').split(',')).toEqual(
            there.map((email) => email),
          );
          expect(query.has('body')).toBe(hasText);
        }
      },
    ),
    options,
  );
});

const decodeHeader = (text: string): string =>
  text
    .replaceAll('\r\n ', '')
    .replaceAll(/=\?utf-8\?B\?([^?]*)\?=/g, (_, data: string) =>
      Buffer.from(data, 'base64').toString('utf8'),
    );

test('headers and bodies of mail files come back as they were, in lines mail servers take', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      (subject, body) => {
        const clean = subject.replaceAll(/\p{Cc}+/gu, ' ').trim();
        expect(decodeHeader(headerText(subject))).toBe(clean);
        const text = writeMail({
          to: { name: '山田 太郎', email: 'taro@example.org' },
          subject,
          body,
          calendar: { text: 'BEGIN:VCALENDAR\r\n', method: 'PUBLISH' },
          boundary: 'b0undary',
        });
        for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
        const [, first = ''] = text.split('--b0undary\r\n');
        const encoded = first.slice(first.indexOf('\r\n\r\n') + 4);
        expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe(
          body.replaceAll(/\r?\n/g, '\r\n'),
        );
      },
    ),
    options,
  );
});

test('placeholders are filled, unknown ones told, and lines that would be empty left out', () => {
  const values = {
    name: 'Rina',
    meetup: 'Reunion',
    theme: '',
    date: 'Saturday',
    time: '11:00',
    zone: '',
    japanTime: '',
    venue: 'Hall',
    address: '',
    answerBy: '',
    link: '',
    chapter: 'Jakarta',
  };
  expect(fillText('Dear {name},\n{theme}\nat {venue}\n{link}\n\n{nmae}', values)).toBe(
    'Dear Rina,\nat Hall\n\n{nmae}',
  );
  expect(unknownPlaceholders('{nmae} {name} {nmae}')).toEqual(['nmae']);
  // A label without what it announces says nothing; a sentence would have a hole.
  expect(fillText('Where: {venue}\nOnline: {link}\nリンク：{link}\n{date}: {theme}', values)).toBe(
    'Where: Hall\nSaturday: ',
  );
  const text = 'On {date} about {theme}.\nOnline: {link}\nIt is late: answer by {answerBy}.';
  expect(emptyPlaceholders(text, values)).toEqual(['theme', 'answerBy']);
});

test('who may not be written to is left out with the gravest reason', () => {
  const candidate = (fields: Partial<Candidate['person']>, rest: Partial<Candidate> = {}) =>
    addressOf(
      {
        person: { status: 'active', emails: [{ id: 'e', value: 'a@example.org' }], ...fields },
        consent: 'granted',
        isWritten: false,
        ...rest,
      },
      { today: '2026-01-17', includesNotAsked: false, includesWritten: false },
    );
  expect(candidate({})).toEqual({ email: 'a@example.org' });
  expect(candidate({ status: 'opted-out', emails: [] })).toEqual({ reason: 'opted-out' });
  expect(candidate({}, { consent: 'withdrawn' })).toEqual({ reason: 'consent' });
  expect(candidate({}, { consent: 'not-asked' })).toEqual({ reason: 'not-asked' });
  expect(candidate({}, { consent: 'expired' })).toEqual({ reason: 'expired' });
  expect(candidate({}, { consent: 'guardian-needed' })).toEqual({ reason: 'minor' });
  expect(candidate({ minorUntil: '2027-01-01' }, { consent: 'not-asked' })).toEqual({
    reason: 'minor',
  });
  expect(candidate({ minorUntil: '2027-01-01' })).toEqual({ email: 'a@example.org' });
  expect(candidate({ minorUntil: '2026-01-01' })).toEqual({ email: 'a@example.org' });
  expect(candidate({ emails: [] })).toEqual({ reason: 'no-email' });
  const bounced = { id: 'b', value: 'b@example.org', bounced: true, pref: true };
  expect(candidate({ emails: [bounced] })).toEqual({ reason: 'bounced' });
  expect(candidate({ emails: [bounced, { id: 'c', value: 'c@example.org' }] })).toEqual({
    email: 'c@example.org',
  });
  expect(candidate({}, { isWritten: true })).toEqual({ reason: 'written' });
});

test('a mail merge is safe in a spreadsheet', () => {
  expect(
    mergeCsv([
      ['name', 'text'],
      ['=1+1', 'a "b"\nc'],
    ]),
  ).toBe('\uFEFFname,text\r\n\'=1+1,"a ""b""\nc"\r\n');
});
