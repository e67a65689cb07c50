import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPacedTopics } from '../../../electron/data/server/pacedTopics.ts';
import { createTopicBus } from '../../../electron/data/server/topics.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const watch = () => {
  const bus = createTopicBus();
  const heard: string[] = [];
  bus.listen((topic) => heard.push(topic));
  return { paced: createPacedTopics(bus), take: () => heard.splice(0) };
};

test('a stream of documents is told in steps, and its last ones too', () => {
  const { paced, take } = watch();
  for (let page = 0; page < 10; page += 1) {
    paced.publishStream('people', 100);
    paced.publishStream('journal', 100);
  }
  expect(take()).toEqual([]);
  vi.advanceTimersByTime(500);
  expect(take()).toEqual(['people', 'journal']);
  paced.publishStream('people', 100);
  vi.advanceTimersByTime(499);
  expect(take()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(take()).toEqual(['people']);
  vi.advanceTimersByTime(5000);
  expect(take()).toEqual([]);
});

test('a few documents from elsewhere, and every change here, are told at once', () => {
  const { paced, take } = watch();
  paced.publishStream('people', 1);
  paced.publishStream('meetups', 1);
  expect(take()).toEqual(['people', 'meetups']);
  paced.publishStream('people', 100);
  paced.publishStream('meetups', 100);
  paced.publish('people');
  expect(take()).toEqual(['people']);
  vi.advanceTimersByTime(500);
  // What was told at once needs no second time.
  expect(take()).toEqual(['meetups']);
});

test('nothing is told after the chapter was closed', () => {
  const { paced, take } = watch();
  paced.publishStream('people', 100);
  paced.stop();
  vi.advanceTimersByTime(5000);
  expect(take()).toEqual([]);
});
