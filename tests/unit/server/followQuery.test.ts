import { expect, test } from 'vitest';
import { appError } from '#shared/contract/errors.ts';
import { err, ok } from '#shared/result.ts';
import { followQuery } from '../../../electron/data/server/followQuery.ts';
import { createTopicBus } from '../../../electron/data/server/topics.ts';

test('a chapter that opens while the query finds none open is not missed', async () => {
  const bus = createTopicBus();
  const { promise: answered, resolve: answer } = Promise.withResolvers<unknown>();
  let runs = 0;
  const followed = followQuery({
    bus,
    isAffectedBy: () => true,
    run: async () => {
      runs += 1;
      if (runs > 1) return ok('open now');
      bus.publish('chapter');
      return err(appError('no-chapter'));
    },
    onValue: answer,
    onError: (error) => answer(error),
  });
  expect(await answered).toBe('open now');
  followed.stop();
});
