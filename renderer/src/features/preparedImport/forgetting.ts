import { useEffect } from 'react';
import { create } from 'zustand';
import { askBeforeUnload } from '../../ui/index.ts';

/**
 * What is about to be lost of a prepared import: the whole of it with the chapter, when the chapter's
 * file is written anew or for another file, or what was decided about its rows.
 */
export type Loss = 'chapter' | 'rewriting' | 'file' | 'decisions';

interface Forgetting {
  /** The file that waits to be brought in, if one does. */
  readonly fileName: string | undefined;
  /** The question that is being asked. */
  readonly question: { readonly loss: Loss; readonly answer: (yes: boolean) => void } | undefined;
}

/** What waits in this window, and what is asked about it. One window has one chapter open. */
export const useForgetting = create<Forgetting>(() => ({
  fileName: undefined,
  question: undefined,
}));

/** Asks before a prepared import, or what was decided of it, is lost; true when nothing would be. */
export const mayForget = async (loss: Loss): Promise<boolean> => {
  const { fileName, question } = useForgetting.getState();
  if (fileName === undefined) return true;
  question?.answer(false);
  const yes = await new Promise<boolean>((answer) => {
    useForgetting.setState({ question: { loss, answer } });
  });
  useForgetting.setState({ question: undefined });
  return yes;
};

/** Makes the window ask before it is closed or loaded anew, as long as a file waits. */
export const useWaitingFile = (fileName: string | undefined): void => {
  useEffect(() => {
    if (fileName === undefined) return undefined;
    useForgetting.setState({ fileName });
    const stop = askBeforeUnload(() => true);
    return () => {
      useForgetting.setState({ fileName: undefined });
      stop();
    };
  }, [fileName]);
};
