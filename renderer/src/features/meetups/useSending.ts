import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import type { Recipient } from '#shared/contract/invite.ts';
import type { ContactVia, MessagePurpose } from '#shared/domain/invite/contact.ts';
import { useCommand } from '../../client/index.ts';
import { showToast } from '../../ui/index.ts';

/** What every way of sending does: copy a text, and remember who was written to. */
export interface Sending {
  readonly remember: (via: ContactVia, people: readonly Recipient[]) => void;
  /** Answers whether the text is on the clipboard; says so when it is not. */
  readonly copy: (text: string) => Promise<boolean>;
  readonly error: AppError | undefined;
}

/** {@link Sending} for one meetup and purpose. */
export const useSending = (meetupId: string, purpose: MessagePurpose): Sending => {
  const { t } = useTranslation('invite');
  const record = useCommand('invite.record');
  return {
    error: record.error,
    remember: (via, people) => {
      const personIds = people.map(({ personId }) => personId);
      if (personIds.length > 0) void record.run({ meetupId, purpose, via, personIds });
    },
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        showToast({ text: t('send.noClipboard'), tone: 'bad' });
        return false;
      }
    },
  };
};
