import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useLiveQuery } from '../../../client/index.ts';
import { announce, errorSentence, shrinkPhoto } from '../../../ui/index.ts';

/** The photo of the person that is open, and what can be done with it. */
export interface Photo {
  /** A `data:` URL; `undefined` when there is none. */
  readonly image: string | undefined;
  /** Why a picture could not be taken, in a sentence. */
  readonly problem: string | undefined;
  /** Takes the first picture among files that were chosen, dropped or pasted. */
  readonly take: (files: Iterable<File>) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Follows a person's photo. */
export const usePhoto = (id: string): Photo => {
  const { t } = useTranslation('people');
  const { value } = useLiveQuery('people.photo', { id });
  const change = useCommand('people.setPhoto');
  const [problem, setProblem] = useState<string>();
  const save = async (image: string | null): Promise<void> => {
    const answer = await change.run({ id, image });
    if (!answer.ok) return setProblem(errorSentence(t, answer.error));
    setProblem(undefined);
    announce(t(image === null ? 'photo.removed' : 'photo.saved'));
  };
  return {
    image: value?.image ?? undefined,
    problem,
    take: async (files) => {
      const [file] = files;
      if (file === undefined) return;
      const image = file.size > largestFile ? undefined : await shrinkPhoto(file);
      if (image === undefined) setProblem(t('photo.unreadable', { file: file.name }));
      else await save(image);
    },
    remove: () => save(null),
  };
};

// A camera's largest pictures are half of this; opening much more would only stop the computer.
const largestFile = 50 * 1024 * 1024;
