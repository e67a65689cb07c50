import { expect, test } from 'vitest';
import fc from 'fast-check';
import { invitationLink, readInvitation } from '#shared/sync/invitation.ts';

const invitation = {
  address: 'https://couch.example.org:6984/sub',
  database: 'tsudoi-jakarta',
  chapter: 'Jakarta (ジャカルタ) & friends, 50% “fun”.',
};

const valueOf = (text: string): unknown => {
  const read = readInvitation(text);
  return read.ok ? read.value : read.error.code;
};

test('an invitation comes back from its link as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (name) => {
      const chapter = name.trim();
      fc.pre(chapter !== '' && chapter.isWellFormed());
      expect(valueOf(invitationLink({ ...invitation, chapter }))).toEqual({
        ...invitation,
        chapter,
      });
    }),
    { seed: 20_261_127 },
  );
});

test.each([
  (link: string) => `Join us!\n<${link}>\nSee you.`,
  (link: string) => `("${link}").`,
  (link: string) => `${link}.`,
  (link: string) => link.replace('tsudoi', 'TSUDOI'),
  (link: string) => link.replace('join?', 'join/?'),
  (link: string) => `${link}&later=1`,
])('it is found in a message: %s', (write) => {
  expect(valueOf(write(invitationLink(invitation)))).toEqual(invitation);
});

test('it names no account and no password, and takes none', () => {
  expect(invitationLink(invitation)).not.toMatch(/name|user|account|pass/i);
  const withSecret = { ...invitation, address: 'https://mina:secret@couch.example.org' };
  expect(valueOf(invitationLink(withSecret))).toBe('invitation-unreadable');
});

test.each([
  '',
  'hello',
  'https://couch.example.org',
  'tsudoi://join',
  'tsudoi://join?',
  'tsudoi://open?v=1&server=https%3A%2F%2Fa.example&database=a&chapter=b',
  'tsudoi://join?server=https%3A%2F%2Fa.example&database=a&chapter=b',
  'tsudoi://join?v=0&server=https%3A%2F%2Fa.example&database=a&chapter=b',
  'tsudoi://join?v=1&server=javascript%3Aalert&database=a&chapter=b',
  'tsudoi://join?v=1&server=file%3A%2F%2F%2Fetc&database=a&chapter=b',
  'tsudoi://join?v=1&server=https%3A%2F%2Fa.example&database=..%2Fa&chapter=b',
  'tsudoi://join?v=1&server=https%3A%2F%2Fa.example&database=a&chapter=%20',
  'tsudoi://join?v=1&server=https%3A%2F%2Fa.example&database=a&chapter=%E0%A4%A',
  'tsudoi://join?v=1&v=2&server=https%3A%2F%2Fa.example&database=a&chapter=b',
  `tsudoi://join?v=1&server=https%3A%2F%2Fa.example&database=a&chapter=${'b'.repeat(201)}`,
  `${'x'.repeat(20_000)}tsudoi://join?v=1&server=https%3A%2F%2Fa.example&database=a&chapter=b`,
])('what is none is refused: %s', (text) => {
  expect(valueOf(text)).toBe('invitation-unreadable');
});

test('one of a newer version says so', () => {
  expect(valueOf('tsudoi://join?v=2&place=elsewhere')).toBe('invitation-newer');
});
