import { randomFillSync } from 'node:crypto';

/**
 * A new id for an item of a person's lists (an address, an exchange …): 72 random bits, which is
 * plenty inside one list. Taken from a stock, because an import needs hundreds of thousands.
 */
export const newItemId = (): string => {
  if (used + idBytes > stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += idBytes;
  return stock.toString('base64url', used - idBytes, used);
};

const idBytes = 9;
const stock = Buffer.alloc(idBytes * 1000);
let used = stock.length;
