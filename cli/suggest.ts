// Names near a misspelt one.

/** The names that a reader may have meant, nearest first, at most three. */
export function nearest(name: string, among: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  const near = (other: string): number => {
    const candidate = other.toLowerCase();
    const part = wanted.length >= 3 && candidate.includes(wanted);
    return part ? 1 : distance(wanted, candidate);
  };
  return among
    .map((other) => ({ other, far: near(other) }))
    .filter(({ other, far }) => far <= Math.max(2, Math.floor(other.length / 3)))
    .toSorted((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))
    .slice(0, 3)
    .map(({ other }) => other);
}

/** Levenshtein's distance: insertions, deletions and replacements. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
