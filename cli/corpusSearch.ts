// A search with a corpus: what once failed is done again first, and what was found is kept.

import { noStatistics } from "../engines/index.ts";
import { keepFailure, keepSamples, type Corpus } from "./corpus.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { CorpusNews, Found } from "./report/summary.ts";
import type { KernelSearched } from "./work.ts";
import type { Workers } from "./workers.ts";

/** The first failure of the corpus that fails again, as a search that ended with it. */
export async function failedAgain(
  workers: Workers,
  { failures }: Corpus,
  setAside: readonly string[],
): Promise<{ readonly searched: KernelSearched; readonly file: string } | undefined> {
  for (const { file, trace } of failures) {
    const { boot: start, events, recorded } = trace;
    const failing = await workers.again({ run: recorded?.run ?? 0, start, events });
    if (failing === undefined || setAside.includes(failing.failure.claim)) continue;
    const searched = { statistics: noStatistics, failing, setAside: 0, samples: [] };
    return { searched, file };
  }
  return undefined;
}

/** Keeps what a check found: its failures, or if it found none, short samples of what was new. */
export async function keep(
  workers: Workers,
  corpus: Corpus,
  { samples }: KernelSearched,
  found: readonly Found[],
): Promise<CorpusNews> {
  const { folder, failures } = corpus;
  const had = { folder, failures: failures.length, samples: corpus.samples.length };
  for (const { shortened, text } of found)
    keepFailure(corpus, shortened.failure.claim, fingerprintOf(shortened), text);
  if (found.length > 0) return { ...had, added: found.length };
  keepSamples(corpus, await Promise.all(samples.map((sample) => workers.distil(sample))));
  return { ...had, added: samples.length };
}
