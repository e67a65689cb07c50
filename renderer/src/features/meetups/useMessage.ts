import { useState } from 'react';
import type { MessageTemplateRow } from '#shared/contract/library.ts';
import { builtInLanguages, builtInMessage } from '#shared/domain/invite/builtInMessages.ts';
import type { MessagePurpose } from '#shared/domain/invite/contact.ts';
import type { Message } from '#shared/domain/invite/message.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { useLiveQuery, useOpenChapter } from '../../client/index.ts';

/** Stands for the message that is built in. */
export const builtIn = 'built-in';

type Edits = Readonly<Record<string, Message>>;

// What was typed stays while the window is open, whatever other page is looked at meanwhile.
const drafts = new Map<string, Edits>();

const empty: Message = { subject: '', body: '' };

/** The message that is being written: for what, from which template, in which languages. */
export const useMessage = (meetup: Meetup, firstPurpose: MessagePurpose) => {
  const chapter = useOpenChapter();
  const { value } = useLiveQuery('templates.list', {});
  const [purpose, choosePurpose] = useState(firstPurpose);
  const [templateId, chooseTemplate] = useState<string>(builtIn);
  const [edited, showEdited] = useState<Edits>(() => drafts.get(meetup._id) ?? {});
  const setEdited = (next: Edits): void => {
    drafts.set(meetup._id, next);
    showEdited(next);
  };
  const templates = (value?.messages ?? []).filter((one) => one.purpose === purpose);
  const template = templates.find(({ id }) => id === templateId);
  const languages = languagesOf({
    template,
    wished: [...(chapter?.languages ?? []), ...(meetup.languages ?? [])],
  });
  const [chosen, setLanguage] = useState<string>();
  const language =
    languages.find((one) => one === chosen) ??
    languages.find((one) => chapter?.languages[0]?.startsWith(one) === true) ??
    languages[0] ??
    'en';
  // What was written about one change says nothing about the next.
  const about = purpose === 'changed' ? `${purpose} ${meetup.eventStatus}` : purpose;
  const keyOf = (tag: string): string => `${about} ${template?.id ?? builtIn} ${tag}`;
  const messageIn = (tag: string): Message => {
    const kept =
      template === undefined
        ? builtInMessage(tag, { purpose, eventStatus: meetup.eventStatus })
        : template.messages[tag];
    return edited[keyOf(tag)] ?? kept ?? empty;
  };
  return {
    chapter: chapter?.name ?? '',
    purpose,
    setPurpose: (next: MessagePurpose): void => {
      choosePurpose(next);
      chooseTemplate(builtIn);
    },
    templates,
    template,
    chooseTemplate,
    languages,
    language,
    setLanguage,
    message: messageIn(language),
    change: (part: Partial<Message>): void => {
      const key = keyOf(language);
      setEdited({ ...edited, [key]: { ...messageIn(language), ...part } });
    },
    /** Whether something was typed that no template holds. */
    isEdited: languages.some((tag) => edited[keyOf(tag)] !== undefined),
    forgetEdits: (): void => setEdited({}),
    /** The languages there is a text in. */
    messages: Object.fromEntries(
      languages
        .map((tag) => [tag, messageIn(tag)] as const)
        .filter(([, { body }]) => body.trim() !== ''),
    ),
  };
};

const languagesOf = (options: {
  readonly template: MessageTemplateRow | undefined;
  readonly wished: readonly string[];
}): readonly string[] => [
  ...new Set([
    ...Object.keys(options.template?.messages ?? {}),
    ...builtInLanguages,
    ...options.wished,
  ]),
];
