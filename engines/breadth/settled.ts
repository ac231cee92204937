// States of the next level that need not be looked at when their turn comes, since whoever found
// them has seen all there is: they are right, and nothing leads on from them. Only what makes a
// search quick: a state that is not known to be settled is looked at.

/** Goals are the other 31 bits. */
const SETTLED = 1 << 31;

/** The word of a state that is settled and reaches the goals that are bits in `goals`. 0: it is not
 *  known to be. */
export const settledWith = (goals: number): number => goals | SETTLED;

/** What is known of the states of one level. */
export class Settled {
  /** By row, counted from the first of the level. */
  private words: Int32Array = new Int32Array(256);
  private first = 0;

  /** Of the level that begins at row `first`, about which nothing is known. */
  begin(first: number): void {
    this.first = first;
    this.words.fill(0);
  }

  put(row: number, word: number): void {
    const at = row - this.first;
    if (at >= this.words.length) {
      const larger = new Int32Array(2 * at);
      larger.set(this.words);
      this.words = larger;
    }
    this.words[at] = word;
  }

  has(row: number): boolean {
    return this.at(row) !== 0;
  }

  /** The goals that a settled state reaches, as bits; none, if it is not known to be settled. */
  goals(row: number): number {
    return this.at(row) & ~SETTLED;
  }

  private at(row: number): number {
    return this.words[row - this.first] ?? 0;
  }
}
