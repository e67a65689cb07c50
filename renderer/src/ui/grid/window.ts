import { maxWindow, type Window } from '#shared/contract/window.ts';

const around = 30;
const step = 50;
// At the top, where every search begins, nobody is scrolling yet: fewer rows are there sooner.
const atTop = { least: 20, around: 2, step: 5 };

/**
 * The part of the rows to ask for when `first` to `last` are on screen: some more on both sides,
 * aligned so that scrolling a little asks for the same part again. At the top it is little more
 * than the screen holds.
 */
export const wantedWindow = (first: number, last: number): Window => {
  if (first === 0) {
    const end = Math.ceil((last + 1 + atTop.around) / atTop.step) * atTop.step;
    return { offset: 0, limit: Math.min(Math.max(atTop.least, end), maxWindow) };
  }
  const offset = Math.max(0, Math.floor((first - around) / step) * step);
  const end = Math.ceil((last + 1 + around) / step) * step;
  return { offset, limit: Math.min(end - offset, maxWindow) };
};

/** What a list asks for before it knows how much the screen holds. */
export const firstWindow: Window = wantedWindow(0, 0);

/** The way back to the top: already there, as many rows stay asked for as the screen has room for. */
export const topWindow = (now: Window): Window => (now.offset === 0 ? now : firstWindow);
