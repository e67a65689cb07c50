import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';

const artefacts = join(import.meta.dirname, '../../artefacts');

/** Keeps a picture of a page among the artefacts and expects what it shows to be accessible. */
export const lookAt = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(artefacts, `${name}.png`) });
  await expectAccessible(page);
};
