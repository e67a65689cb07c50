import type { Recipient } from '#shared/contract/invite.ts';
import { everybody, languageFor } from '#shared/domain/invite/builtInMessages.ts';
import {
  emptyPlaceholders,
  fillText,
  type Message,
  type Placeholder,
} from '#shared/domain/invite/message.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { VenueFields } from '#shared/domain/meetup/venue.ts';
import { messageValues } from './messageValues.ts';

/** What messages are made from. */
export interface MessageSetting {
  readonly meetup: Meetup;
  readonly venue: VenueFields | undefined;
  readonly chapter: string;
  /** Language for people who have none of the messages' languages. */
  readonly fallback: string;
  /** By language. */
  readonly messages: Readonly<Record<string, Message>>;
}

/** A finished message with its language. */
export interface Rendered extends Message {
  readonly language: string;
}

/** The message for one person, in the best language for them. */
export const renderFor = (setting: MessageSetting, recipient: Recipient): Rendered =>
  render(setting, {
    language: languageFor(recipient.languages, Object.keys(setting.messages), setting.fallback),
    name: recipient.calling,
  });

/** The message for everybody at once, in one language. */
export const renderForAll = (setting: MessageSetting, language: string): Rendered =>
  render(setting, { language, name: everybody[language] ?? '' });

/** Placeholders of a message that this meetup has nothing to fill in for. */
export const holesIn = (setting: MessageSetting, language: string): readonly Placeholder[] => {
  const { subject, body } = setting.messages[language] ?? nothing;
  // Whom it is for is another question: everybody has a name.
  return emptyPlaceholders(`${subject}\n${body}`, valuesFor(setting, { language, name: '-' }));
};

interface Reader {
  readonly language: string;
  readonly name: string;
}

const nothing: Message = { subject: '', body: '' };

const valuesFor = (setting: MessageSetting, { language, name }: Reader) =>
  messageValues(setting.meetup, {
    language,
    name,
    chapter: setting.chapter,
    venue: setting.venue,
  });

const render = (setting: MessageSetting, reader: Reader): Rendered => {
  const values = valuesFor(setting, reader);
  const message = setting.messages[reader.language] ?? nothing;
  return {
    language: reader.language,
    subject: fillText(message.subject, values),
    body: fillText(message.body, values),
  };
};
