import { isDeepStrictEqual } from 'node:util';
import {
  fillWithDefaultSettings,
  getQueryMatcher,
  getSortComparator,
  type MangoQuery,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';
import { expect, test } from 'vitest';
import {
  newDocument,
  nextDocument,
  openInstance,
  prepare,
  type Instance,
} from './support/documents.ts';
import { createRandom, numberFromEnv, type Random } from './support/random.ts';
import { createSqliteStorage, temporaryFolder } from './support/storages.ts';

type Anything = Record<string, unknown> & { id: string };

const SEED = numberFromEnv('STORAGE_FUZZ_SEED', 20_261_122);
const QUERIES = numberFromEnv('STORAGE_FUZZ_QUERIES', 10_000);
const QUERIES_PER_SCHEMA = 75;

const LONG = 'x'.repeat(3000);
const STRINGS = [
  '',
  ' ',
  'a',
  'A',
  'a ',
  'ab',
  'b',
  'é',
  'e\u0301',
  'ß',
  '\u0000',
  '\u0001',
  'a\u0000',
  'a\u0000b',
  '\t',
  '\n',
  '山田',
  '\u3042',
  '\uff76',
  '\ud7ff',
  '\ud800',
  '\udbff',
  '\udc00',
  '\udfff',
  'a\ud83d',
  '😀',
  '😁',
  '🇯🇵',
  '\ue000',
  '\uf900',
  '\ufffd',
  '\uffff',
  '\u{10000}',
  '\u{10ffff}',
  'o\'b"r',
  'k%_',
  '-1',
  '1',
  'null',
  'true',
  LONG,
  `${LONG}😀`,
  `${LONG}\ue000`,
];
const NUMBERS = [
  0,
  -0,
  1,
  -1,
  2,
  0.1,
  0.5,
  -0.5,
  1e-7,
  5e-324,
  1e21,
  1e308,
  -1e308,
  Number.MAX_VALUE,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 53 + 2,
  Number.MIN_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER,
  100,
  99.99,
];
/** What stands in indexed fields besides scalars; `any` includes arrays. */
type OddValues = 'none' | 'objects' | 'any';

const SCALAR_FIELDS = [
  's',
  't',
  'n',
  'm',
  'b',
  'mix',
  'in.s',
  'in.n',
  'plain',
  'in.plain',
] as const;
const INDEXABLE = ['s', 't', 'n', 'm', 'b', 'mix', 'in.s', 'in.n'];

test(
  `finds what RxDB's own matcher and order find, over ${QUERIES} random queries`,
  { timeout: 60_000 + QUERIES * 40 },
  async () => {
    process.stdout.write(`storage fuzz: seed ${SEED}, ${QUERIES} queries\n`);
    const mismatches: Mismatch[] = [];
    for (let round = 0; round * QUERIES_PER_SCHEMA < QUERIES; round += 1) {
      const queries = Math.min(QUERIES_PER_SCHEMA, QUERIES - round * QUERIES_PER_SCHEMA);
      mismatches.push(...(await fuzzOneSchema(SEED + round, queries)));
    }
    expect(mismatches.length, JSON.stringify(mismatches.slice(0, 3), null, 1)).toBe(0);
  },
);

/** A query whose answer differs from brute force, with all that is needed to run it again. */
type Mismatch = { seed: number; query: unknown; expected: unknown; found: unknown };

async function fuzzOneSchema(seed: number, queries: number): Promise<Mismatch[]> {
  const random = createRandom(seed);
  const schema = randomSchema(random);
  const storage = createSqliteStorage(temporaryFolder());
  const open = (): Promise<Instance<Anything>> =>
    openInstance<Anything>({ storage, schema, databaseName: 'fuzz' });
  let instance = await open();
  const model = new Map<string, RxDocumentData<Anything>>();
  const odd = random.pick<OddValues>(['none', 'none', 'objects', 'any']);
  await changeSome({ instance, model, random, count: 60, odd });

  const mismatches: Mismatch[] = [];
  for (let index = 0; index < queries; index += 1) {
    if (random.chance(0.05)) await changeSome({ instance, model, random, count: 8, odd });
    if (random.chance(0.02)) {
      await instance.close();
      instance = await open();
    }
    const query = randomQuery(random, odd);
    mismatches.push(...(await compareOneQuery({ instance, model, query, seed })));
  }
  await instance.close();
  return mismatches;
}

async function compareOneQuery(options: {
  instance: Instance<Anything>;
  model: Map<string, RxDocumentData<Anything>>;
  query: MangoQuery<Anything>;
  seed: number;
}): Promise<Mismatch[]> {
  const { instance, model, query, seed } = options;
  const prepared = prepare(instance, query);
  const { skip = 0, limit, ...whole } = query;
  const matching = [...model.values()]
    .filter(getQueryMatcher<Anything>(instance.schema, prepared.query))
    .sort(getSortComparator(instance.schema, prepared.query) as (a: unknown, b: unknown) => number);
  const expected = {
    documents: matching.slice(skip, limit === undefined ? undefined : skip + limit),
    total: matching.length,
  };
  const found = {
    documents: (await instance.query(prepared)).documents,
    total: (await instance.count(prepare(instance, whole))).count,
  };
  const counted = (await instance.count(prepared)).count;
  const isSame = isDeepStrictEqual(found, expected) && counted === expected.documents.length;
  return isSame ? [] : [{ seed, query, expected: summaryOf(expected), found: summaryOf(found) }];
}

function summaryOf(answer: { documents: { id: string }[]; total: number }): unknown {
  return { ids: answer.documents.map(({ id }) => id), total: answer.total };
}

function randomSchema(random: Random): RxJsonSchema<RxDocumentData<Anything>> {
  const text = { type: 'string', maxLength: 4000 };
  const number = { type: 'number', minimum: -1000, maximum: 1000, multipleOf: 0.01 };
  const indexes = Array.from({ length: random.below(4) }, () =>
    random.sample(INDEXABLE, 1 + random.below(3)),
  );
  return fillWithDefaultSettings<Anything>({
    version: random.below(3),
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: text,
      s: text,
      t: text,
      n: number,
      m: number,
      b: { type: 'boolean' },
      mix: text,
      plain: text,
      in: { type: 'object', properties: { s: text, n: number, plain: text } },
    },
    indexes,
  } as unknown as RxJsonSchema<Anything>);
}

async function changeSome(options: {
  instance: Instance<Anything>;
  model: Map<string, RxDocumentData<Anything>>;
  random: Random;
  count: number;
  odd: OddValues;
}): Promise<void> {
  const { instance, model, random, count, odd } = options;
  const ids = new Set(
    Array.from({ length: count }, () => `${random.pick(STRINGS)}${random.below(40)}`),
  );
  const rows = [...ids].map((id) => {
    const previous = model.get(id);
    const data = { id, ...randomFields(random, odd) };
    const next = previous ? nextDocument(previous, {}) : newDocument<Anything>(data);
    const document = {
      ...data,
      _rev: next._rev,
      _meta: next._meta,
      _attachments: {},
      _deleted: random.chance(0.15),
    } as RxDocumentData<Anything>;
    return previous ? { previous, document } : { document };
  });
  const { error } = await instance.bulkWrite(rows, 'fuzz');
  expect(error).toEqual([]);
  // What a JSON store keeps: no undefined fields, no negative zero.
  for (const { document } of rows) model.set(document.id, JSON.parse(JSON.stringify(document)));
}

function randomFields(random: Random, odd: OddValues): Record<string, unknown> {
  const value = (usual: readonly unknown[]): unknown => {
    if (random.chance(0.15)) return undefined;
    if (random.chance(0.1)) return null;
    if (odd === 'objects' && random.chance(0.1)) return { s: String(random.next()) };
    if (odd === 'any' && random.chance(0.1)) {
      return random.pick([[], [1, 'a'], {}, { s: 'a' }, [['a']], 'a', 1, true]);
    }
    return random.pick(usual);
  };
  const fields: Record<string, unknown> = {
    s: value(STRINGS),
    t: value(['a', 'b', 'c']),
    n: value(NUMBERS),
    m: value([1, 2, 3]),
    b: value([true, false]),
    mix: value([...STRINGS, ...NUMBERS, true, false]),
    plain: value(STRINGS),
    list: random.sample([1, 'a', null, '😀', 2], random.below(4)),
  };
  if (random.chance(0.9)) {
    fields['in'] = random.chance(0.05)
      ? value([1, 'a'])
      : { s: value(STRINGS), n: value(NUMBERS), plain: value(STRINGS) };
  }
  return fields;
}

function randomQuery(random: Random, odd: OddValues): MangoQuery<Anything> {
  const query: { selector: object; sort?: object[]; skip?: number; limit?: number } = {
    selector: randomSelector(random, 2),
  };
  if (odd === 'any') {
    query.sort = [{ id: random.pick(['asc', 'desc']) }]; // RxDB leaves the order of arrays open
  } else if (random.chance(0.7)) {
    query.sort = random
      .sample(['id', ...SCALAR_FIELDS], 1 + random.below(3))
      .map((field) => ({ [field]: random.pick(['asc', 'desc']) }));
  }
  if (random.chance(0.3)) query.skip = random.below(12);
  if (random.chance(0.5)) query.limit = random.below(20);
  return query as MangoQuery<Anything>;
}

function randomSelector(random: Random, depth: number): Record<string, unknown> {
  const selector: Record<string, unknown> = {};
  for (const field of random.sample([...SCALAR_FIELDS, 'id', 'list'], random.below(3))) {
    selector[field] = randomMatcher(random, depth);
  }
  if (depth > 0 && random.chance(0.3)) {
    selector[random.pick(['$and', '$or', '$nor'])] = Array.from(
      { length: 1 + random.below(3) },
      () => randomSelector(random, depth - 1),
    );
  }
  return selector;
}

function randomMatcher(random: Random, depth: number): unknown {
  if (random.chance(0.15)) return randomOperand(random);
  const matcher: Record<string, unknown> = {};
  const operators = [
    '$eq',
    '$ne',
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$in',
    '$nin',
    '$exists',
    '$not',
    '$regex',
    '$type',
    '$size',
    '$mod',
  ];
  for (const operator of random.sample(operators, 1 + random.below(2))) {
    switch (operator) {
      case '$in':
      case '$nin':
        matcher[operator] = Array.from({ length: random.below(6) }, () => randomOperand(random));
        break;
      case '$exists':
        matcher[operator] = random.chance(0.5);
        break;
      case '$not':
        if (depth > 0) matcher[operator] = asOperators(randomMatcher(random, depth - 1));
        break;
      case '$regex':
        matcher[operator] = random.pick(['^a', 'b$', '😀', '.']);
        break;
      case '$type':
        matcher[operator] = random.pick(['string', 'number', 'boolean', 'null', 'object', 'array']);
        break;
      case '$size':
        matcher[operator] = random.below(4);
        break;
      case '$mod':
        matcher[operator] = [2, random.below(2)];
        break;
      default:
        matcher[operator] = randomOperand(random);
    }
  }
  return Object.keys(matcher).length === 0 ? { $exists: true } : matcher;
}

function asOperators(matcher: unknown): unknown {
  const isOperators = typeof matcher === 'object' && matcher !== null;
  return isOperators ? matcher : { $eq: matcher };
}

function randomOperand(random: Random): unknown {
  if (random.chance(0.1)) return null;
  return random.pick<unknown>([
    random.pick(STRINGS),
    random.pick(NUMBERS),
    random.chance(0.5),
    random.pick(['a', 'b', 'c', 1, 2, 3]),
  ]);
}
