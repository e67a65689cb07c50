import { setImmediate } from 'node:timers/promises';
import { appError } from '#shared/contract/errors.ts';
import type { Undo } from '#shared/contract/undo.ts';
import { needsGuardian } from '#shared/domain/journal/consentLedger.ts';
import { reachOf, type Reach } from '#shared/domain/journal/reach.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { foldText } from '#shared/domain/search/fold.ts';
import { ok } from '#shared/result.ts';
import { applyPatch, effectivePatch, inversePatch, type Patch } from '../database/patch.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { Reader } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterCommand, chapterQuery, type Call, type Handlers } from '../server/handlers.ts';

/** How commands about many people at once are carried out: each is one transaction. */
export const bulkHandlers = {
  'people.tag': chapterCommand((chapter, { changes }, call) =>
    changeMany(chapter, call, {
      wanted: changes.map(({ ids, add, remove }) => ({
        ids,
        patchOf: (person) => ({ tags: withTags(tagsOf(person), { add, remove }) }),
      })),
      undoOf: (changed) => ({
        label: { key: 'roster:undo.tagged', params: { count: changed.length } },
        command: { name: 'people.tag', payload: { changes: tagsBack(changed) } },
      }),
    }),
  ),

  'people.editMany': chapterCommand((chapter, { edits }, call) => {
    const isCleared = edits.some(({ patch }) => patch.kind === null || patch.status === null);
    if (isCleared) return { ok: false, error: appError('invalid-value', { field: 'status' }) };
    return changeMany(chapter, call, {
      wanted: edits.map(({ ids, patch }) => ({ ids, patchOf: () => patch })),
      undoOf: (changed) => ({
        label: { key: 'roster:undo.edited', params: { count: changed.length } },
        command: { name: 'people.editMany', payload: { edits: editsBack(changed) } },
      }),
    });
  }),

  'people.contactability': chapterQuery(['people', 'journal'], async (chapter, { ids }) => {
    await chapter.people.ready();
    await chapter.consentLedger.ready();
    const groups = Map.groupBy(
      ids.filter((id) => chapter.people.get(id) !== undefined),
      (id) => reachOfPerson(chapter, id),
    );
    return ok({
      reachable: [...(groups.get('granted') ?? []), ...(groups.get('not-asked') ?? [])],
      optedOut: groups.get('opted-out') ?? [],
      refused: groups.get('refused') ?? [],
      expired: groups.get('expired') ?? [],
      minors: groups.get('minor') ?? [],
      deceased: groups.get('deceased') ?? [],
    });
  }),
} satisfies Partial<Handlers>;

const reachOfPerson = (chapter: ChapterContext, id: string): Reach => {
  const { status = 'active', minorUntil } = chapter.people.get(id)?.facts ?? {};
  return reachOf({
    status,
    consent: chapter.consentLedger.stateOf(id, 'contact'),
    isMinor: needsGuardian({ today: chapter.now().slice(0, 10), minorUntil }),
  });
};

interface Changed {
  readonly id: string;
  readonly before: Patch;
  readonly after: Patch;
}

interface ManyChanges {
  readonly wanted: readonly {
    readonly ids: readonly string[];
    readonly patchOf: (person: StoredDocument) => Patch;
  }[];
  readonly undoOf: (changed: readonly Changed[]) => Undo;
}

const changeMany = (chapter: ChapterContext, call: Call, { wanted, undoOf }: ManyChanges) =>
  chapter.database.writer.commit<{ changed: number; undo?: Undo }>(async (reader) => {
    const changed: Changed[] = [];
    const people: StoredDocument[] = [];
    for (const { ids, patchOf } of wanted) {
      for await (const person of readPeople(reader, ids)) {
        if (call.signal.aborted) return { refuse: appError('cancelled') };
        if (isErased(person)) continue;
        const after = effectivePatch(person, patchOf(person));
        if (Object.keys(after).length === 0) continue;
        changed.push({ id: person._id, before: inversePatch(person, after), after });
        people.push(person);
      }
    }
    if (changed.length === 0) return { writes: [], answer: { changed: 0 } };
    return {
      writes: changed.flatMap(({ id, before, after }, index) => [
        {
          kind: 'put' as const,
          collection: 'people' as const,
          document: {
            ...applyPatch(people[index] ?? { _id: id, type: 'person' }, after),
            ...chapter.updated(),
          },
        },
        chapter.journal('change', id, { kind: 'edit', before, after }),
      ]),
      answer: { changed: changed.length, undo: undoOf(changed) },
      onProgress: (done, total) => call.progress(done, total),
    };
  });

const slice = 200;

// In slices with turns of the event loop between them, so that nothing else waits.
async function* readPeople(reader: Reader, ids: readonly string[]): AsyncGenerator<StoredDocument> {
  for (let from = 0; from < ids.length; from += slice) {
    yield* (await reader.getAll('people', ids.slice(from, from + slice))).values();
    await setImmediate();
  }
}

const tagsOf = (person: StoredDocument): readonly string[] => {
  const tags = person['tags'];
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
};

// A tag that differs only in how it is typed is the same tag.
const withTags = (
  tags: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): readonly string[] => {
  const gone = new Set(remove.map(foldText));
  const kept = tags.filter((tag) => !gone.has(foldText(tag)));
  const present = new Set(kept.map(foldText));
  return [...kept, ...add.filter((tag) => !present.has(foldText(tag)))];
};

const difference = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.filter((tag) => !others.includes(tag));

// Only what was added goes, only what was removed comes back: tags given since are kept.
const tagsBack = (changed: readonly Changed[]) =>
  grouped(changed, ({ before, after }) => {
    const [was, is] = [before['tags'] as string[], after['tags'] as string[]];
    return { add: difference(was, is), remove: difference(is, was) };
  }).map(({ ids, value }) => ({ ids, ...value }));

const editsBack = (changed: readonly Changed[]) =>
  grouped(changed, ({ before }) => before).map(({ ids, value }) => ({ ids, patch: value }));

const grouped = <Value>(
  changed: readonly Changed[],
  valueOf: (change: Changed) => Value,
): { ids: string[]; value: Value }[] => {
  const groups = new Map<string, { ids: string[]; value: Value }>();
  for (const change of changed) {
    const value = valueOf(change);
    const key = JSON.stringify(value);
    const group = groups.get(key) ?? { ids: [], value };
    group.ids.push(change.id);
    groups.set(key, group);
  }
  return [...groups.values()];
};
