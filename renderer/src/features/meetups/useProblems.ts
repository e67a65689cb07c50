import { useEffect, useState } from 'react';
import {
  readDraft,
  type DraftFields,
  type DraftProblems,
  type MeetupDraft,
} from './meetupDraft.ts';

/** What is wrong in a form of a meetup. */
export interface Problems {
  readonly problems: DraftProblems;
  /** Reads the draft to save it. When it cannot be saved, says so and goes to the first field. */
  readonly check: (draft: MeetupDraft) => DraftFields | undefined;
  /** Called with every change: once told what is wrong, the form says at once when it is right. */
  readonly recheck: (draft: MeetupDraft) => void;
}

/** Keeps the problems of a draft, and leads to the first one when saving was tried. */
export const useProblems = (): Problems => {
  const [problems, setProblems] = useState<DraftProblems>({});
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries === 0) return;
    document
      .querySelector<HTMLElement>('form [data-invalid] :is(input, [role="spinbutton"])')
      ?.focus();
  }, [tries]);
  return {
    problems,
    check: (draft) => {
      const read = readDraft(draft);
      if (read.ok) return read.value;
      setProblems(read.error);
      setTries((count) => count + 1);
      return undefined;
    },
    recheck: (draft) => {
      if (Object.keys(problems).length === 0) return;
      const read = readDraft(draft);
      setProblems(read.ok ? {} : read.error);
    },
  };
};
