import type { Recipient } from '#shared/contract/invite.ts';
import { everybody, languageFor } from '#shared/domain/invite/builtInMessages.ts';
import { fillText, type Message } from '#shared/domain/invite/message.ts';
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

const render = (
  setting: MessageSetting,
  { language, name }: { readonly language: string; readonly name: string },
): Rendered => {
  const values = messageValues(setting.meetup, {
    language,
    name,
    chapter: setting.chapter,
    venue: setting.venue,
  });
  const message = setting.messages[language] ?? { subject: '', body: '' };
  return {
    language,
    subject: fillText(message.subject, values),
    body: fillText(message.body, values),
  };
};
