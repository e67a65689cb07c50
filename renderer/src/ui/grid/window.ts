import { maxWindow } from '#shared/contract/window.ts';

const around = 30;
const step = 50;

/**
 * The part of the rows to ask for when `first` to `last` are on screen: some more on both sides,
 * aligned so that scrolling a little asks for the same part again.
 */
export const wantedWindow = (first: number, last: number): { offset: number; limit: number } => {
  const offset = Math.max(0, Math.floor((first - around) / step) * step);
  const end = Math.ceil((last + 1 + around) / step) * step;
  return { offset, limit: Math.min(end - offset, maxWindow) };
};
