import { create } from 'zustand';
import type { OutcomeTone } from './outcome.ts';

const storageKey = 'tsudoi.door.sound';

// Stands above the store, which asks it while it is made.
const readSetting = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
};

/** Whether the door makes sounds on this computer. */
export const useDoorSound = create<{ readonly isOn: boolean }>(() => ({ isOn: readSetting() }));

/** Turns the sounds on or off and remembers it on this computer. */
export const setDoorSound = (isOn: boolean): void => {
  useDoorSound.setState({ isOn });
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off');
  } catch {
    // A browser may refuse storage; the setting then lasts as long as the window.
  }
};

/** Plays the short sound of an outcome, unless sounds are off or this computer has none. */
export const playOutcome = (tone: OutcomeTone): void => {
  if (!useDoorSound.getState().isOn) return;
  const audio = openAudio();
  if (audio === undefined) return;
  // Ends of earlier sounds may still ring; each note has its own path to the speakers.
  for (const [index, frequency] of notes[tone].entries()) {
    playNote(audio, { frequency, start: audio.currentTime + index * noteGap });
  }
};

// Hertz. Rising is good, falling is bad, one repeated low note asks to look.
const notes: Readonly<Record<OutcomeTone, readonly number[]>> = {
  ok: [660, 880],
  warn: [330, 330],
  bad: [330, 220],
  neutral: [440],
};

// Seconds.
const noteGap = 0.13;
const noteLength = 0.12;
const loudness = 0.15;

let context: AudioContext | undefined;

const openAudio = (): AudioContext | undefined => {
  if (typeof AudioContext === 'undefined') return undefined;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  return context;
};

const playNote = (
  audio: AudioContext,
  { frequency, start }: { frequency: number; start: number },
): void => {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(loudness, start);
  gain.gain.exponentialRampToValueAtTime(0.001, start + noteLength);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + noteLength);
};
